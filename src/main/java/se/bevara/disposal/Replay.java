package se.bevara.disposal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.springframework.transaction.support.TransactionTemplate;
import se.bevara.archive.Archive;
import se.bevara.archive.Item;
import se.bevara.archive.LastWord;
import se.bevara.archive.Trace;
import se.bevara.ledger.Acts;
import se.bevara.ledger.Difference;
import se.bevara.ledger.Entry;
import se.bevara.retention.Holds;
import se.bevara.retention.Verdict;
import se.bevara.retention.Verdicts;

/**
 * Disposes again of what a restored backup has brought back: what the ledger names as disposed and the catalogue holds as kept. The
 * catalogue and the ledger's tables change together, so this need only be looked for after they have been made anew.
 */
final class Replay {

    private final TransactionTemplate transaction;
    private final ListTable lists;
    private final Acts acts;
    private final Archive archive;
    private final Verdicts verdicts;
    private final Holds holds;
    private final Recording recording;

    Replay(TransactionTemplate transaction, ListTable lists, Acts acts, Archive archive, Verdicts verdicts, Holds holds,
            Recording recording) {
        this.transaction = transaction;
        this.lists = lists;
        this.acts = acts;
        this.archive = archive;
        this.verdicts = verdicts;
        this.holds = holds;
        this.recording = recording;
    }

    List<String> run(LocalDate today) {
        if (lists.replayed()) {
            return List.of();
        }
        var lines = new ArrayList<String>();
        var held = new ArrayList<Long>();
        kept((id, items) -> {
            var word = new Word(id, today);
            String reference = references().getOrDefault(id, id);
            var destruction = new Destruction(archive);
            destruction.erase(items, reference, id, word);
            destruction.purge();
            if (!word.erased.isEmpty()) {
                lines.add("Återläst säkerhetskopia: " + Counted.items(word.erased.size())
                        + " gallrades på nytt, gallringsprotokoll "
                        + id);
            }
            held.addAll(word.held);
            var found = new ArrayList<Difference>();
            archive.gone(word.traces, id, found::add);
            found.forEach(one -> lines.add("LARM: gallringsprotokoll " + id + ": " + one.file() + ", " + one.record()
                    + ": väntade " + one.expected() + ", fann " + one.found()));
        });
        if (held.isEmpty()) {
            transaction.executeWithoutResult(status -> lists.replayed(true));
        } else {
            lines.add("ATT GÖRA: " + Counted.items(held.size()) + " som gallrats är tillbaka ur en säkerhetskopia och omfattas av"
                    + " gallringsstopp: " + Ranges.text(held));
        }
        return lines;
    }

    private Map<String, String> references() {
        var references = new LinkedHashMap<String, String>();
        acts.each(Recording.DISPOSED, (entry, file) -> references.put(id(entry),
                Objects.requireNonNull(entry.act().details().get("decision"))));
        return references;
    }

    private static String id(Entry entry) {
        return entry.act().object().substring(DisposalList.object("").length());
    }

    void certified(Consumer<Entry> consumer) {
        acts.each(Recording.CERTIFIED, (entry, file) -> consumer.accept(entry));
    }

    /** Tells, by certificate, the items that the ledger names and the catalogue holds as kept. */
    void kept(BiConsumer<String, List<Long>> consumer) {
        var kept = new LinkedHashMap<String, List<Long>>();
        acts.each(Recording.DISPOSED, (entry, file) -> {
            var items = Ranges.numbers(Objects.requireNonNull(entry.act().details().get("items")));
            for (int from = 0; from < items.size(); from += Freezing.PAGE) {
                archive.items(items.subList(from, Math.min(items.size(), from + Freezing.PAGE))).stream()
                        .filter(item -> !item.disposed() && archivedBefore(item, entry))
                        .forEach(item -> kept.computeIfAbsent(id(entry), i -> new ArrayList<>()).add(item.id()));
            }
        });
        kept.forEach((id, items) -> consumer.accept(id, List.copyOf(new java.util.TreeSet<>(items))));
    }

    /**
     * Whether it is what the ledger means. Where segments were lost their items' numbers may be given anew: what was archived after the
     * disposal is something else, of which nobody has decided.
     */
    private static boolean archivedBefore(Item item, Entry disposal) {
        return item.versions().getFirst().ledgerEntry() < disposal.index();
    }

    /** Erases all but what a hold covers now. */
    private final class Word implements LastWord {
        private final String id;
        private final LocalDate today;
        private final List<Long> erased = new ArrayList<>();
        private final List<Long> held = new ArrayList<>();
        private final List<Trace> traces = new ArrayList<>();

        Word(String id, LocalDate today) {
            this.id = id;
            this.today = today;
        }

        @Override
        public Collection<Long> stillDue(List<Long> items) {
            holds.lock();
            var due = new HashSet<>(items);
            verdicts.judge(archive.items(items), today).forEach((item, judgement) -> {
                if (judgement.archive().verdict() instanceof Verdict.Blocked) {
                    due.remove(item);
                    held.add(item);
                }
            });
            return due;
        }

        @Override
        public void erased(List<Long> items, List<Trace> erasedTraces) {
            traces.addAll(erasedTraces);
            erased(items);
        }

        @Override
        public void erased(List<Long> items) {
            verdicts.forget(items);
            erased.addAll(items);
            recording.again(id, items);
        }
    }
}
