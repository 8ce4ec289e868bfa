package se.bevara.disclosure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import se.bevara.accounts.Account;
import se.bevara.accounts.Accounts;
import se.bevara.archive.Archive;
import se.bevara.archive.Item;
import se.bevara.retention.Assessments;

/** The secrecy review (sekretessprövning): each selected version is opened, masked in part or withheld, by a person. */
@Lazy
@Component
public class Reviewing {

    private final TransactionTemplate transaction;
    private final RequestTable table;
    private final RequestActs steps;
    private final Requests requests;
    private final SelectedReading reading;
    private final Archive archive;
    private final Accounts accounts;
    private final Assessments assessments;
    private final DisclosureSettings settings;
    private final Grounds grounds = Grounds.ours();

    Reviewing(PlatformTransactionManager transactions, RequestTable table, RequestActs steps, Requests requests,
            SelectedReading reading,
            Archive archive, Accounts accounts, Assessments assessments, DisclosureSettings settings) {
        this.transaction = new TransactionTemplate(transactions);
        this.table = table;
        this.steps = steps;
        this.requests = requests;
        this.reading = reading;
        this.archive = archive;
        this.accounts = accounts;
        this.assessments = assessments;
        this.settings = settings;
    }

    /** Grounds to choose from. */
    public Grounds grounds() {
        return grounds;
    }

    /** A selected version. @param version 0 for the only one that is selected of the item */
    public Selected selected(String id, long item, int version) {
        var rows = table.items(id).stream().filter(row -> row.item() == item && (version == 0 || row.version() == version))
                .toList();
        if (rows.size() != 1) {
            throw new DisclosureRefused("handling " + item + ": väntade en version som begäran " + id + " har valt, fann "
                    + (rows.isEmpty() ? "ingen" : rows.size() + ": ange vilken, som " + item + "/" + rows.getLast().version()));
        }
        return rows.getFirst();
    }

    /** What a person has found of a version so far. */
    public Review review(Selected row) {
        if (row.entry() < 0 || row.outcome().waits()) {
            return Review.NONE;
        }
        var said = steps.said(row.entry());
        return said.containsKey("outcome") ? Review.read(said) : new Review(row.outcome(), List.of(), "", "");
    }

    /** Reads a selected version, as {@link SelectedReading} allows. @throws IllegalArgumentException for a secret one and another role */
    public ReadItem read(Selected row, Who who) {
        if (row.version() == 0) {
            throw new DisclosureRefused("handling " + row.item() + ": den är gallrad och kan inte läsas");
        }
        return reading.of(row.item(), row.request(), who, () -> {
            Item item = archive.item(row.item()).orElseThrow();
            var version = item.versions().stream().filter(one -> one.number() == row.version()).findFirst().orElseThrow();
            return ReadItem.of(item, version, archive.content(item, row.version()),
                    accounts.find(item.account()).map(Account::handle).orElse(""));
        });
    }

    /** The bytes of an attachment of a selected version, not masked: for the one who reviews it. */
    public byte[] media(Selected row, int attachment, Who who) {
        ReadItem read = read(row, who);
        var stored = Objects.requireNonNull(read.attachment(attachment).stored(), "attachment " + attachment);
        return reading.of(row.item(), row.request(), who, () -> archive.media(read.item(), row.version(), stored.number()));
    }

    /** Records that a person has looked at the attachments of a version. */
    public Request looked(String id, long item, int version, Who who) {
        Selected row = selected(id, item, version);
        read(row, who);
        return step(id, row, who.by(), one -> one.looked(true), RequestActs.LOOKED, Map.of());
    }

    /** Finds that the whole of a version may be handed out. @param looked that whoever says it has looked at the attachments */
    public Request open(String id, long item, int version, boolean looked, String note, Who who) {
        Said.optional("note", note);
        Selected row = selected(id, item, version);
        read(row, who);
        if (!row.looked() && !looked) {
            throw new DisclosureRefused(
                    "handling " + row.name() + ": den har bilagor som ingen har sett på. Se på dem och säg det.");
        }
        return reviewed(row.looked(true), new Review(Selected.Outcome.OPEN, List.of(), "", note), who);
    }

    /** Finds that nothing of a version may be handed out. It is not read for that, so a closed item may be withheld by anybody here. */
    public Request withhold(String id, long item, int version, String ground, String note, Who who) {
        Said.optional("note", note);
        return reviewed(selected(id, item, version),
                new Review(Selected.Outcome.WITHHELD, List.of(), grounds.statute(ground), note), who);
    }

    /**
     * Masks more of a version, or the same on another ground; the rest of it is then handed out.
     *
     * @param looked that whoever says it has looked at the attachments
     */
    public Request mask(String id, long item, int version, List<Masking> maskings, boolean looked, Who who) {
        Selected row = selected(id, item, version);
        ReadItem read = read(row, who);
        Review before = review(row);
        var all = new ArrayList<>(before.outcome() == Selected.Outcome.MASKED ? before.maskings() : List.of());
        all.addAll(maskings);
        new MaskingCheck(read, number -> media(row, number, who)).check(all);
        boolean covered = row.looked() || looked || read.attachments().stream().allMatch(one -> one.stored() == null
                || all.stream()
                        .anyMatch(mask -> mask instanceof Masking.Attachment(int number, var g) && number == one.number()));
        if (!covered) {
            throw new DisclosureRefused(
                    "handling " + row.name() + ": den har bilagor som ingen har sett på. Se på dem och säg det.");
        }
        return reviewed(row.looked(true), new Review(Selected.Outcome.MASKED, all, "", before.note()), who);
    }

    /** Takes back what has been found of a version. */
    public Request again(String id, long item, int version, Who who) {
        Selected row = selected(id, item, version);
        if (row.outcome() == Selected.Outcome.DISPOSED || row.outcome() == Selected.Outcome.CLOSED) {
            throw new DisclosureRefused("handling " + row.name() + ": den är " + row.outcome().swedish());
        }
        return reviewed(row, Review.NONE, who);
    }

    private Request reviewed(Selected row, Review review, Who who) {
        if (row.outcome() == Selected.Outcome.DISPOSED) {
            throw new DisclosureRefused("handling " + row.name() + ": den är gallrad, det finns inget att pröva");
        }
        boolean secret = requests.isClosed(row.item());
        return step(row.request(), row, who.by(), one -> new Selected(one.request(), one.item(), one.version(), review.outcome(),
                secret, row.looked(), one.entry()), RequestActs.REVIEWED, review.write());
    }

    private Request step(String id, Selected read, String by, UnaryOperator<Selected> change, String kind, Map<String, ?> words) {
        return Objects.requireNonNull(transaction.execute(status -> {
            Request request = Requests.unended(table.locked(id));
            Selected row = selected(id, read.item(), read.version());
            Request open = request.state() == RequestState.OPEN ? request : request.reopened();
            return steps.record(kind, RequestActs.Change.of(open, List.of(change.apply(row))), by,
                    Map.of("item", String.valueOf(row.item()), "version", String.valueOf(row.version())), words);
        }));
    }

    /** Where some words occur in every field of a version. @throws DisclosureRefused where they occur nowhere */
    public List<Masking> words(ReadItem read, String words, String ground) {
        String statute = grounds.statute(ground);
        var found = new ArrayList<Masking>();
        read.fields().forEach((field, text) -> {
            var spans = Occurrences.of(words, text);
            if (!spans.isEmpty()) {
                found.add(new Masking.Words(field, spans, statute));
            }
        });
        if (found.isEmpty()) {
            throw new DisclosureRefused("ord: väntade dem i handling " + read.item().id() + ", fann dem inte");
        }
        return found;
    }

    /** The whole of a field. */
    public Masking field(ReadItem read, String field, String ground) {
        String text = read.fields().getOrDefault(field.strip().toLowerCase(Locale.ROOT), "");
        if (text.isEmpty()) {
            throw new DisclosureRefused(
                    "fält: väntade något av " + String.join(", ", read.fields().keySet()) + ", fann " + field);
        }
        return new Masking.Words(field, List.of(new Masking.Span(0, text.length())), grounds.statute(ground));
    }

    /**
     * Finds that all versions named may be handed out whole. Refused, and nothing is opened, where one of them is closed, is marked as
     * sensitive, or has an attachment that nobody has looked at.
     *
     * @return how many
     */
    public int openAll(String id, List<Long> items, Who who) {
        return Objects.requireNonNull(transaction.execute(status -> {
            Request request = Requests.unended(table.locked(id));
            var rows = table.items(id).stream().filter(row -> items.contains(row.item())).toList();
            var known = rows.stream().map(Selected::item).toList();
            items.stream().filter(item -> !known.contains(item)).findFirst().ifPresent(item -> {
                throw new DisclosureRefused("handling " + item + ": väntade en som begäran " + id + " har valt, fann ingen");
            });
            var hindrances = rows.stream().map(this::hindrance).filter(text -> !text.isEmpty()).toList();
            if (!hindrances.isEmpty()) {
                throw new DisclosureRefused(
                        "De kan inte prövas tillsammans, ingen av dem har öppnats. " + String.join(" ", hindrances));
            }
            var opened = rows.stream().sorted(Comparator.comparingLong(Selected::item))
                    .map(row -> row.reviewed(Selected.Outcome.OPEN, -1)).toList();
            Request open = request.state() == RequestState.OPEN ? request : request.reopened();
            steps.record(RequestActs.CLEARED, RequestActs.Change.of(open, opened), who.by(),
                    Map.of("versions", String.valueOf(opened.size())), Map.of());
            return opened.size();
        }));
    }

    /** Why a version must be reviewed by itself; empty where nothing says so. */
    public String hindrance(Selected row) {
        String name = "Handling " + row.name() + ": ";
        if (row.outcome() == Selected.Outcome.DISPOSED) {
            return name + "den är gallrad.";
        }
        if (row.secret() || requests.isClosed(row.item())) {
            return name + "den är sekretessmarkerad.";
        }
        if (row.outcome() == Selected.Outcome.MASKED || row.outcome() == Selected.Outcome.WITHHELD) {
            return name + "den är redan prövad, " + row.outcome().swedish() + ".";
        }
        if (!row.looked()) {
            return name + "den har bilagor som ingen har sett på.";
        }
        return sensitive(row) ? name + "den är märkt som känslig." : "";
    }

    boolean isClosed(Selected row) {
        return requests.isClosed(row.item());
    }

    private boolean sensitive(Selected row) {
        String account = archive.item(row.item()).map(Item::account).orElse("");
        return assessments.of(row.item(), account).stream()
                .filter(said -> said.kind() == Assessments.Kind.TAG || said.kind() == Assessments.Kind.FACT)
                .anyMatch(said -> said.value().equals("ja")
                        && settings.sensitive().stream().anyMatch(start -> said.name().startsWith(start)));
    }
}
