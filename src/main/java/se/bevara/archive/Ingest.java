package se.bevara.archive;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One ingest at work: first every record, forced to disk; then the rows and lengths. Versions come before observations, so within an ingest
 * a state or counter stands last whatever the order asked.
 */
final class Ingest {

    private static final int OBSERVATIONS_A_RECORD = 1000;

    private final Appending appending;
    private final Catalogue catalogue;
    private final Prints prints;
    private final CatalogueRows rows;
    private final Numbers numbers;
    private final String platform;
    private final int account;
    private final Map<ByteBuffer, Long> ids = new HashMap<>();
    private final Map<Long, Catalogue.Standing> standing = new HashMap<>();
    private final Set<Long> changed = new HashSet<>();

    Ingest(Appending appending, Catalogue catalogue, Prints prints, CatalogueRows rows, Numbers numbers) {
        this.appending = appending;
        this.catalogue = catalogue;
        this.prints = prints;
        this.rows = rows;
        this.numbers = numbers;
        this.platform = appending.target().account().platform();
        this.account = appending.target().number();
    }

    /** @return the items' numbers, in order */
    List<Long> archive(List<Accession> accessions) {
        learn(accessions);
        var result = new ArrayList<Long>(accessions.size());
        var observed = new LinkedHashMap<java.time.YearMonth, List<Accession>>();
        for (var accession : accessions) {
            result.add(switch (accession) {
                case Accession.First first -> first(first);
                case Accession.Next next -> next(next);
                case Accession.LateMedia late -> late(late);
                case Accession.Turned turned -> observe(observed, turned, turned.item(), turned.noticed());
                case Accession.Counted counted -> observe(observed, counted, counted.item(), counted.at());
            });
        }
        observed.values().forEach(this::observations);
        appending.commit();
        return result;
    }

    /** Asks the catalogue, 1,000 a query, for what the accessions refer to. */
    private void learn(List<Accession> accessions) {
        var keys = new HashSet<ByteBuffer>();
        var items = new HashSet<Long>();
        for (var accession : accessions) {
            switch (accession) {
                case Accession.First first -> {
                    keys.add(hash(first.captured().content().key()));
                    refer(keys, first.parent());
                    refer(keys, first.thread());
                }
                case Accession.Next next -> items.add(next.item());
                case Accession.LateMedia late -> items.add(late.item());
                case Accession.Turned turned -> items.add(turned.item());
                case Accession.Counted counted -> items.add(counted.item());
            }
        }
        ids.putAll(catalogue.ids(account, keys));
        standing.putAll(catalogue.standing(items));
    }

    private void refer(Set<ByteBuffer> keys, @Nullable String key) {
        if (key != null) {
            keys.add(hash(key));
        }
    }

    private ByteBuffer hash(String key) {
        return ByteBuffer.wrap(prints.item(platform, key));
    }

    private long first(Accession.First first) {
        var content = first.captured().content();
        var hash = hash(content.key());
        long id = numbers.next();
        Long known = ids.putIfAbsent(hash, id);
        if (known != null) {
            throw new AlreadyArchived("account " + appending.target().account().id() + ": expected an item seen for the first "
                    + "time, found item " + known);
        }
        long thread = thread(first, id);
        Long parent = first.parent() == null ? null : ids.get(hash(first.parent()));
        var item = new RecordHeaders.Standing(id, 1, content.kind(), first.direction(), SafeText.words(first.directionReason()),
                parent, thread);
        rows.items.add(new Rows.NewItem(id, account, hash.array(), SafeText.id(content.remoteId()), content.kind(),
                first.direction(), item.reason(), parent, thread, prints.author(platform, content.authorId()),
                SafeText.platformTime(content.platformTime()), SafeText.micros(first.captured().at()), state(content),
                prints.fingerprint(content), prints.counts(content.counts())));
        write(item, first.captured(), first.media());
        return id;
    }

    static ItemState state(Content content) {
        return content.hidden() ? ItemState.HIDDEN : ItemState.VISIBLE;
    }

    private long thread(Accession.First first, long id) {
        if (first.thread() == null) {
            return id;
        }
        Long thread = ids.get(hash(first.thread()));
        if (thread == null) {
            throw new IllegalArgumentException("account " + appending.target().account().id() + ", new item " + id
                    + ": expected its thread archived before it, found none by that key");
        }
        return thread;
    }

    private long next(Accession.Next next) {
        var known = of(next.item());
        var content = next.captured().content();
        if (!hash(content.key()).equals(ByteBuffer.wrap(known.keyHash()))) {
            throw new IllegalArgumentException("item " + next.item() + ": expected a version of it, found another item's key");
        }
        if (!changed.add(next.item())) {
            throw new IllegalArgumentException("item " + next.item() + ": expected one new version an ingest, found two");
        }
        int version = known.version() + 1;
        write(new RecordHeaders.Standing(next.item(), version, known.kind(), known.direction(), known.reason(), known.parent(),
                known.thread()), next.captured(), next.media());
        rows.renewed.add(new Rows.Renewed(next.item(), version, SafeText.id(content.remoteId()), prints.fingerprint(content),
                prints.counts(content.counts())));
        return next.item();
    }

    private Catalogue.Standing of(long item) {
        var known = standing.get(item);
        if (known == null || known.account() != account) {
            throw new IllegalArgumentException("item " + item + ": expected an item of account "
                    + appending.target().account().id() + ", found " + (known == null ? "none" : "another account's"));
        }
        if (known.disposed()) {
            throw new IllegalArgumentException("item " + item + ": expected an item that is kept, found it disposed of");
        }
        return known;
    }

    private void write(RecordHeaders.Standing item, Captured captured, List<Media> media) {
        var period = SegmentName.period(captured.at());
        var stream = Stream.of(item.direction());
        var target = appending.target().account();
        String recordId = appending.recordId();
        var place = appending.append(period, stream, RecordHeaders.version(target, recordId, item, captured), captured.block(),
                true, true);
        rows.versions.add(new Rows.NewVersion(item.id(), item.version(), place, SafeText.micros(captured.at())));
        for (int i = 0; i < media.size(); i++) {
            var header = RecordHeaders.media(appending.recordId(), item, i + 1, media.get(i), captured.at())
                    .add("WARC-Concurrent-To", recordId);
            medium(item, i + 1, media.get(i), appending.append(period, stream, header, bytes(media.get(i)),
                    SafeText.compressible(media.get(i).mediaType()), false));
        }
    }

    /** They lie in the month they were fetched, tell which record they belong to, and are numbered after the version's others. */
    private long late(Accession.LateMedia late) {
        var known = of(late.item());
        if (!changed.add(late.item())) {
            throw new IllegalArgumentException(
                    "item " + late.item() + ": expected one accession of late media, and no new version "
                            + "beside it, in one ingest, found two");
        }
        var item = new RecordHeaders.Standing(late.item(), late.version(), known.kind(), known.direction(), known.reason(),
                known.parent(), known.thread());
        String belongsTo = catalogue.recordId(late.item(), late.version());
        int number = catalogue.attachments(late.item(), late.version());
        for (Media medium : late.media()) {
            number++;
            var header = RecordHeaders.media(appending.recordId(), item, number, medium, late.at())
                    .add("Bevara-Late-For", belongsTo);
            medium(item, number, medium, appending.append(SegmentName.period(late.at()), Stream.of(known.direction()), header,
                    bytes(medium), SafeText.compressible(medium.mediaType()), true));
        }
        return late.item();
    }

    private static byte[] bytes(Media medium) {
        return medium.bytes() == null ? new byte[0] : medium.bytes();
    }

    private void medium(RecordHeaders.Standing item, int number, Media medium, Rows.Place place) {
        rows.media.add(new Rows.NewMedia(item.id(), item.version(), number, place, SafeText.id(medium.attachmentId()),
                SafeText.mediaType(medium.mediaType()), bytes(medium).length,
                medium.bytes() == null ? RecordHeaders.failure(medium) : null));
    }

    private long observe(Map<java.time.YearMonth, List<Accession>> observed, Accession accession, long item, Instant at) {
        of(item);
        observed.computeIfAbsent(SegmentName.period(at), p -> new ArrayList<>()).add(accession);
        Observations.rows(accession, prints, rows);
        return item;
    }

    private void observations(List<Accession> observed) {
        for (int from = 0; from < observed.size(); from += OBSERVATIONS_A_RECORD) {
            var some = observed.subList(from, Math.min(from + OBSERVATIONS_A_RECORD, observed.size()));
            Instant at = switch (some.getFirst()) {
                case Accession.Turned turned -> turned.noticed();
                case Accession.Counted counted -> counted.at();
                case Accession.First first -> first.captured().at();
                case Accession.Next next -> next.captured().at();
                case Accession.LateMedia late -> late.at();
            };
            var header = RecordHeaders.observed(appending.target().account(), appending.recordId(), at);
            appending.append(SegmentName.period(at), Stream.OBSERVED, header, Observations.write(some), true, true);
        }
    }
}
