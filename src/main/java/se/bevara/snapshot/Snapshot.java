package se.bevara.snapshot;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;

/**
 * A snapshot as the ledger has it.
 *
 * @param account its id
 * @param half the half-year, such as {@code 2026-2}
 * @param name of its folder in that of the half-year: when it was taken, UTC, such as {@code 2026-11-22T045301Z}
 * @param folder below {@code archive/}
 * @param taken when, to the second
 * @param entry its place in the ledger
 * @param kind what it pictures
 * @param digests SHA-256 of each file, by name
 */
public record Snapshot(String account, String half, String name, String folder, Instant taken, long entry,
        Kind kind, SortedMap<String, String> digests) {

    /** What a snapshot pictures. */
    public enum Kind {
        /** The account's page, as the public saw it. */
        PAGE,
        /** An item with its thread. */
        ITEM,
        /** The account's archived content, laid out by this program because its page could not be pictured. */
        RECONSTRUCTION
    }

    private static final String PICTURE = "picture-";

    /** The files with the pictures of the page, from top to bottom. */
    public List<String> pictures() {
        return digests.keySet().stream().filter(file -> file.startsWith(PICTURE)).toList();
    }

    /** Whether one is there: of the page's top in small, or of how the page differs from the snapshot before. */
    public boolean has(String file) {
        return digests.containsKey(file);
    }
}
