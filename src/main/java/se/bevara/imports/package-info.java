/**
 * Takes in platforms' own exports beside what was captured: new items are added, known ones stay as they are.
 *
 * <p>
 * Decided:
 * <ul>
 * <li>An export is told by what it holds. What it holds is hostile: it is read from a private copy, within limits, and no name in it is ever
 * a path. Everything is read before anything is taken in, so a file that breaks a limit leaves nothing.</li>
 * <li>An item is archived as JSON of ours that says what was read and holds the exact slice of the export it was read from; its media type
 * names the reader and its version, the digest of its answer is the file's, and the ledger's act {@code imported} names both. One form for
 * all, read without a connector.</li>
 * <li>Keys are those that the connectors use, so a night finds an imported item again; what the API then says that the export did not becomes
 * a version of its own. Facebook's and Instagram's exports, and LinkedIn's comments, have no ids: they are matched by second and text, and
 * what is new gets the key {@code export:} and a digest of its kind, second and text. The platform cannot be asked for those, they are never
 * missing, and a night that is shown one later archives it under the platform's id too.</li>
 * <li>Nothing is missing or gone because an export lacks it. What was disposed of does not come back: it is known by its key, and where
 * there is none, whatever was made in the same second as something disposed of is taken to be it.</li>
 * <li>The file is kept as evidence, whole, until the first of its items is disposed of or must not be copied; then the same erasure deletes
 * it, and its digest and those of its members stay in the act. It is not rewritten: a rewritten file proves nothing. It is not kept at all
 * where something of it was disposed of before, nor a WordPress export, which holds the public's e-mail and network addresses: those are
 * cut from the items too, which say so.</li>
 * <li>Attachments that an export lacks are noted as captured ones that could not be had: the nights that show the item try to fetch
 * them.</li>
 * <li>A closed (secret) item stays in the file in the data folder, as in its segment; there is no way to read the file from here.</li>
 * <li>Signatures of Bluesky repositories are not verified: that takes the network. That every block is what its name says is.</li>
 * </ul>
 */
@ApplicationModule(allowedDependencies = {"ledger", "accounts", "archive", "capture", "moderation"})
@NullMarked
package se.bevara.imports;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
