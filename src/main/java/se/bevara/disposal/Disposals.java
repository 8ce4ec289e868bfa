package se.bevara.disposal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import se.bevara.accounts.Accounts;
import se.bevara.archive.Archive;
import se.bevara.archive.SegmentNames;
import se.bevara.archive.Sightings;
import se.bevara.ledger.Acts;
import se.bevara.ledger.DataFolder;
import se.bevara.ledger.Difference;
import se.bevara.ledger.Ledger;
import se.bevara.ledger.SealedFiles;
import se.bevara.retention.Approval;
import se.bevara.retention.Decisions;
import se.bevara.retention.Holds;
import se.bevara.retention.Verdicts;

/**
 * The lists of what is to be disposed of, from what is due to the certificate. What may not be done is refused with a
 * {@link DisposalRefused}. "Today" is the civil date in Sweden.
 */
@Component
public class Disposals {

    static final String NIGHT = "night";

    private final TransactionTemplate transaction;
    private final ListTable lists;
    private final ItemTable items;
    private final Verdicts verdicts;
    private final Clock clock;
    private final Freezing freezing;
    private final Approving approving;
    private final Execution execution;
    private final SealedFiles certificates;
    private final Replay replay;
    private final ListRebuilding rebuilding;

    Disposals(DataSource source, PlatformTransactionManager transactions, DataFolder folder, Ledger ledger, Acts acts,
            Accounts accounts, Archive archive, SegmentNames names, Decisions decisions, Verdicts verdicts, Holds holds,
            DisposalSettings settings,
            Clock clock, ObjectProvider<Steps> steps, ObjectProvider<Sightings> sightings) {
        transaction = new TransactionTemplate(transactions);
        var jdbc = new JdbcTemplate(source);
        lists = new ListTable(jdbc);
        this.verdicts = verdicts;
        this.clock = clock;
        items = new ItemTable(jdbc);
        var recording = new Recording(acts);
        freezing = new Freezing(verdicts, decisions, lists, items, recording, clock);
        approving = new Approving(transaction, lists, recording, settings, clock);
        certificates = new SealedFiles(folder, "certificates");
        var heard = steps.getIfAvailable(() -> Steps.UNHEARD);
        var fields = new CertificateFields(archive, decisions, ledger, accounts::find, settings,
                sightings.getIfAvailable());
        execution = new Execution(transaction, lists,
                new FinalJudgement.Tools(archive, names, verdicts, holds, items, recording, heard), approving,
                new Certifying(transaction, lists, items, recording, fields, certificates, heard), clock);
        replay = new Replay(transaction, lists, acts, archive, verdicts, holds, recording);
        rebuilding = new ListRebuilding(transaction, lists, items, acts, names);
    }

    /** What would be disposed of today under each rule; changes nothing. */
    public Preview preview() {
        verdicts.refresh(today());
        return Preview.of(verdicts, today());
    }

    /** Freezes what is due and asks for two people's approval: a list for each rule. What stands on an open list already is left to it. */
    public List<DisposalList> prepare(String by) {
        String author = Approved.name(by);
        verdicts.refresh(today());
        return freeze(Approval.TWO_PERSONS, author);
    }

    /** Freezes what is due under standing approvals. */
    List<DisposalList> prepareStanding() {
        return freeze(Approval.STANDING, NIGHT);
    }

    private List<DisposalList> freeze(Approval approval, String by) {
        return Objects.requireNonNull(transaction.execute(status -> freezing.freeze(approval, by, today())));
    }

    /** All lists, oldest first. */
    public List<DisposalList> all() {
        return lists.all();
    }

    /** Lists that wait for something: an approval, their day, their execution, a check. Oldest first. */
    public List<DisposalList> open() {
        return lists.open();
    }

    public Optional<DisposalList> find(String id) {
        return lists.find(id);
    }

    /** What stands on a list, in the order of numbers. @param after the last number had; 0 to begin with */
    public List<Listed> items(String id, long after, int limit) {
        return items.page(id, after, limit);
    }

    /** What was left out of a list, and why. */
    public List<LeftOut> leftOut(String id) {
        return items.leftOut(id);
    }

    /** Lists that were begun and not ended, and those that may be executed today. */
    List<DisposalList> ready() {
        var ready = new ArrayList<DisposalList>();
        ready.addAll(lists.in(ListState.EXECUTING));
        ready.addAll(lists.in(ListState.CHECK_FAILED));
        lists.in(ListState.APPROVED).stream().filter(list -> !today().isBefore(approving.from(list))).forEach(ready::add);
        return ready;
    }

    /** The first day on which an approved list may be executed. */
    public LocalDate mayBeExecutedFrom(DisposalList list) {
        return approving.from(list);
    }

    /** Approves a list. With the second approval it is approved. */
    public DisposalList approve(String id, String by) {
        return approving.approve(id, by);
    }

    /** Takes back a list before anything of it is erased. */
    public DisposalList withdraw(String id, String by) {
        return approving.withdraw(id, by);
    }

    /**
     * Erases what of a list is still to be erased, checks that it is gone, and certifies it. A list that was cut short goes on.
     *
     * @return the list afterwards, executed or with a failed check
     */
    public DisposalList execute(String id, String by) {
        var failed = new ArrayList<RuntimeException>();
        var done = execution.execute(List.of(id), Approved.name(by), today(), (list, e) -> failed.add(e));
        if (!failed.isEmpty()) {
            throw failed.getFirst();
        }
        return done.getFirst();
    }

    /** Executes lists as the night does. @param cutShort is told which failed and why; the others go on */
    List<DisposalList> execute(List<String> ids, BiConsumer<String, RuntimeException> cutShort) {
        return execution.execute(ids, NIGHT, today(), cutShort);
    }

    /** Lists that people or days are waited for. */
    List<DisposalList> waiting() {
        return Stream.of(ListState.PREPARED, ListState.APPROVED).flatMap(state -> lists.in(state).stream()).toList();
    }

    /**
     * Erases again what the ledger says was disposed and a restored backup has brought back.
     *
     * @return lines for the night's receipt
     */
    public List<String> replay() {
        return replay.run(today());
    }

    /** The file of a list's certificate; nothing while it is not executed. @param kind {@code json} or {@code pdf} */
    public Optional<Path> certificate(String id, String kind) {
        return lists.find(id).filter(list -> list.state() == ListState.EXECUTED).map(list -> certificates.file(id, kind))
                .filter(Files::exists);
    }

    /** Re-reads certificates, and holds the ledger's disposals against the archive: tells each difference. */
    public void verify(Consumer<Difference> differences) {
        try {
            replay.certified(entry -> certificates.verify(entry, differences));
            kept(differences);
        } catch (IllegalStateException e) { // an act that is not as it was recorded: those are verified with the acts
            differences.accept(new Difference("archive/acts", "disposals", "acts as they were recorded",
                    String.valueOf(e.getMessage())));
        }
    }

    private void kept(Consumer<Difference> differences) {
        replay.kept((id, items) -> differences.accept(new Difference("catalogue", "certificate " + id,
                "disposed, as the ledger says", "kept: " + items.size() + " items, the first " + items.getFirst())));
    }

    /** Makes the tables anew from the acts in the folder. The ledger must have been made anew before. */
    public void rebuild() {
        rebuilding.rebuild();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Approving.SWEDEN);
    }
}
