package se.bevara.api;

import java.io.UncheckedIOException;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.bevara.accounts.Account;
import se.bevara.accounts.Accounts;
import se.bevara.archive.Archive;
import se.bevara.archive.ArchiveDamaged;
import se.bevara.archive.Content;
import se.bevara.archive.Content.Attachment;
import se.bevara.archive.Item;
import se.bevara.archive.Item.StoredMedia;
import se.bevara.ledger.Entry;
import se.bevara.ledger.Ledger;

/** Puts an item together from the catalogue, its segments and the ledger. */
@Component
class ItemReading {

    private final Archive archive;
    private final Accounts accounts;
    private final Ledger ledger;
    private final ReadVersions reading;

    ItemReading(Archive archive, Accounts accounts, Ledger ledger, ReadVersions reading) {
        this.archive = archive;
        this.accounts = accounts;
        this.ledger = ledger;
        this.reading = reading;
    }

    WholeItem whole(Item item) {
        boolean closed = reading.closed(item);
        var account = accounts.find(item.account());
        var disposal = item.disposal();
        return new WholeItem(item.id(), item.account(), account.map(Account::authority).orElse(""),
                account.map(Account::platform).orElse(""), ReadVersion.whole(item.remoteId()), item.kind(), item.direction(),
                item.directionReason(), item.thread(), item.parent(), item.platformTime(), item.firstCaptured(), item.state(),
                item.lastSeen(), item.noticed(), closed,
                disposal == null
                        ? null
                        : new WholeItem.Disposed(disposal.at(), disposal.decision(), disposal.certificate()),
                disposal == null
                        ? item.versions().stream().map(version -> version(item, version, closed)).toList()
                        : List.of());
    }

    private WholeItem.Version version(Item item, Item.Version version, boolean closed) {
        ReadVersion read = reading.read(item, version.number(), closed);
        Content content = read.content();
        return new WholeItem.Version(version.number(), version.captured(), content != null, read.author(), read.text(),
                content == null ? null : content.editedAt(), content == null ? null : webAddress(content.permalink()),
                content == null ? Map.of() : counts(content), content == null ? List.of() : media(item, version, content),
                provenance(item, version, closed));
    }

    private static Map<String, Long> counts(Content content) {
        var counts = new TreeMap<String, Long>();
        content.counts().forEach((name, count) -> counts.put(ReadVersion.whole(name), count));
        return counts;
    }

    private static List<WholeItem.Medium> media(Item item, Item.Version version, Content content) {
        var media = new ArrayList<WholeItem.Medium>();
        for (Attachment one : content.attachments()) {
            StoredMedia stored = version.media().stream().filter(kept -> kept.attachmentId().equals(one.id())).findFirst()
                    .orElse(null);
            String description = ReadVersion.whole(one.description());
            media.add(stored == null
                    ? new WholeItem.Medium(null, one.kind(), description, null, null, null, null)
                    : kept(ItemsApi.address(item.id()) + "/versions/" + version.number() + "/media/", one.kind(), description,
                            stored));
        }
        return media;
    }

    private static WholeItem.Medium kept(String folder, String kind, String description, StoredMedia stored) {
        boolean kept = stored.failure() == null;
        return new WholeItem.Medium(stored.number(), kind, description, stored.mediaType(), kept ? stored.size() : null,
                stored.failure(), kept ? folder + stored.number() : null);
    }

    /** Of a closed item no digest either: a short text could be guessed from it. */
    private WholeItem.Provenance provenance(Item item, Item.Version version, boolean closed) {
        byte[] block = closed ? null : block(item, version.number());
        return new WholeItem.Provenance(version.segment(), version.offset(), block == null ? null : Long.valueOf(block.length),
                block == null ? null : sha256(block), version.ledgerEntry(),
                ledger.entry(version.ledgerEntry()).map(Entry::at).orElse(null),
                block == null ? null : ItemsApi.address(item.id()) + "/versions/" + version.number() + "/bytes");
    }

    private byte @Nullable [] block(Item item, int version) {
        try {
            return archive.block(item, version);
        } catch (ArchiveDamaged | IllegalArgumentException | IllegalStateException | UncheckedIOException e) {
            return null;
        }
    }

    private static @Nullable String webAddress(@Nullable URI address) {
        boolean web = address != null && address.getHost() != null && address.getScheme() != null
                && List.of("http", "https").contains(address.getScheme().toLowerCase(Locale.ROOT));
        return web && address != null ? address.toASCIIString() : null;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256: expected in every Java platform", e);
        }
    }
}
