package se.bevara.web;

import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.bevara.archive.Accession;
import se.bevara.archive.Archive;
import se.bevara.archive.ArchiveDamaged;
import se.bevara.archive.Item;
import se.bevara.archive.ItemClosed;
import se.bevara.ledger.Entry;
import se.bevara.ledger.Ledger;

/** Where an item comes from and what proves it, for its own page. */
@Component
class Provenances {

    private static final int ROWS = 60;

    private final Archive archive;
    private final Ledger ledger;
    private final Reading reading;

    Provenances(Archive archive, Ledger ledger, Reading reading) {
        this.archive = archive;
        this.ledger = ledger;
        this.reading = reading;
    }

    /**
     * A version's place and proof.
     *
     * @param digest SHA-256 of the exact bytes, hex; null when they cannot be read
     * @param recorded when the ledger entry was made; null when there is no such entry
     */
    record Provenance(int version, Moment captured, String segment, long offset, @Nullable String digest, long size,
            long ledgerEntry,
            @Nullable Moment recorded) {
    }

    /** How the counters developed: a row a capture, a column a counter. */
    record Counts(List<String> names, List<Row> rows) {

        record Row(Moment at, List<String> values) {
        }
    }

    ItemView view(Item item, Locale locale) {
        return reading.view(item, "", locale);
    }

    List<Provenance> of(Item item, Locale locale) {
        var provenances = new ArrayList<Provenance>();
        for (Item.Version version : item.versions().reversed()) {
            byte[] block = block(item, version.number());
            Moment recorded = ledger.entry(version.ledgerEntry()).map(Entry::at).map(at -> Times.at(at, locale)).orElse(null);
            provenances.add(new Provenance(version.number(), Times.at(version.captured(), locale), version.segment(),
                    version.offset(),
                    block == null ? null : sha256(block), block == null ? 0 : block.length, version.ledgerEntry(), recorded));
        }
        return provenances;
    }

    Counts counts(Item item, Locale locale) {
        List<Accession.Counted> counted = counted(item);
        var names = new TreeSet<String>();
        counted.forEach(row -> names.addAll(row.counts().keySet()));
        List<Accession.Counted> last = counted.subList(Math.max(0, counted.size() - ROWS), counted.size());
        return new Counts(names.stream().map(Visible::line).toList(), last.reversed().stream()
                .map(row -> new Counts.Row(Times.at(row.at(), locale),
                        names.stream().map(name -> value(row.counts(), name)).toList()))
                .toList());
    }

    /** The counters of a closed item stand in the versions that may not be read. */
    private List<Accession.Counted> counted(Item item) {
        try {
            return archive.counts(item.id());
        } catch (ItemClosed e) {
            return List.of();
        }
    }

    private static String value(Map<String, Long> counts, String name) {
        Long value = counts.get(name);
        return value == null ? "–" : value.toString();
    }

    private byte @Nullable [] block(Item item, int version) {
        try {
            return archive.block(item, version);
        } catch (ArchiveDamaged | IllegalArgumentException | IllegalStateException | UncheckedIOException e) {
            return null;
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
