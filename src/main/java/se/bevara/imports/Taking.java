package se.bevara.imports;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import se.bevara.accounts.Account;
import se.bevara.archive.Accession;
import se.bevara.archive.Archive;
import se.bevara.archive.Captured;
import se.bevara.archive.Content;
import se.bevara.archive.Direction;
import se.bevara.archive.Item;
import se.bevara.archive.ItemClosed;
import se.bevara.archive.Known;
import se.bevara.archive.Media;
import se.bevara.imports.Placing.Placed;

/** The new items of one export on their way into the archive, some at a time. Cut short, what has come in is known when it is run again. */
final class Taking {

    private static final int FULL = 500;
    private static final long HEAVY = 32_000_000;
    private static final int TRIED = 20;

    private final Archive archive;
    private final Account account;
    private final ExportFormat format;
    private final Container container;
    private final String sha256;
    private final Instant at;
    private final @Nullable Content author;
    private final List<Accession.First> batch = new ArrayList<>();
    private long heavy;
    private int media;
    private int missing;

    /** What archives a batch and notes which file tells of it, in one transaction. */
    interface Door {
        void take(List<Accession.First> accessions);
    }

    Taking(Archive archive, Account account, ExportFormat format, Container container, String sha256, Instant at) {
        this.archive = archive;
        this.account = account;
        this.format = format;
        this.container = container;
        this.sha256 = sha256;
        this.at = at;
        this.author = author();
    }

    int media() {
        return media;
    }

    int missing() {
        return missing;
    }

    void take(List<Placed> items, Door door, IntConsumer taken) {
        int count = 0;
        for (Placed one : items) {
            batch.add(first(one));
            count++;
            if (batch.size() >= FULL || heavy >= HEAVY) {
                flush(door);
                taken.accept(count);
            }
        }
        flush(door);
        taken.accept(count);
    }

    private void flush(Door door) {
        if (!batch.isEmpty()) {
            door.take(List.copyOf(batch));
        }
        batch.clear();
        heavy = 0;
    }

    private Accession.First first(Placed one) {
        boolean ours = one.item().ours();
        Content content = ours ? byAccount(one.item().content()) : one.item().content();
        byte[] block = ImportedBlock.write(format, content, one.item().slice());
        return new Accession.First(new Captured(content, block, ImportedBlock.mediaType(format), "sha256:" + sha256, at),
                ours ? Direction.DRAWN_UP : Direction.RECEIVED,
                ours ? "author is the account" : "author is another than the account", one.parent(), one.thread(),
                media(one.item()));
    }

    /** The account as its platform names it, where the archive has that: an export often lacks it, and nobody edited the item for that. */
    private Content byAccount(Content said) {
        Content known = author;
        return known == null
                ? said
                : new Content(said.key(), said.remoteId(), said.kind(), said.parentKey(), known.authorId(), known.authorName(),
                        said.platformTime(), said.editedAt(), said.text(), said.attachments(), said.permalink(), said.hidden(),
                        said.counts());
    }

    private @Nullable Content author() {
        List<Known> posts = archive.posts(account);
        return posts.reversed().stream().filter(known -> !known.disposed()).limit(TRIED).map(known -> archive.item(known.id()))
                .flatMap(Optional::stream).filter(item -> item.direction() == Direction.DRAWN_UP).map(this::said)
                .flatMap(Optional::stream).filter(content -> !content.authorId().isEmpty()).findFirst().orElse(null);
    }

    private Optional<Content> said(Item item) {
        try {
            return Optional.of(archive.content(item, item.versions().getLast().number()));
        } catch (ItemClosed e) {
            return Optional.empty();
        }
    }

    private List<Media> media(Exported item) {
        var found = new ArrayList<Media>();
        Map<String, String> members = new java.util.HashMap<>();
        item.media().forEach(one -> members.putIfAbsent(one.attachmentId(), one.member()));
        for (Content.Attachment attachment : item.content().attachments()) {
            String member = members.remove(attachment.id());
            if (member != null) {
                found.add(medium(attachment.id(), member));
            } else if (!attachment.kind().equals("link") && !has(found, attachment.id())) {
                missing += format.holdsMedia() ? 1 : 0;
                found.add(none(attachment.id(), "saknas i exporten"));
            }
        }
        return found;
    }

    private static boolean has(List<Media> found, String id) {
        return found.stream().anyMatch(one -> one.attachmentId().equals(id));
    }

    private Media medium(String id, String member) {
        if (container.tooLarge(member)) {
            missing++;
            return none(id, "för stor i exporten");
        }
        byte[] bytes = container.media(member).orElse(new byte[0]);
        if (bytes.length == 0) {
            missing++;
            return none(id, "tom i exporten");
        }
        heavy += bytes.length;
        media++;
        return new Media(id, source(), MediaNames.type(bytes), bytes, null);
    }

    private Media none(String id, String why) {
        return new Media(id, source(), "application/octet-stream", null, why);
    }

    private URI source() {
        return URI.create("urn:bevara:export:" + sha256);
    }
}
