package se.bevara.snapshot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import se.bevara.accounts.Account;
import se.bevara.accounts.Accounts;
import se.bevara.archive.Archive;
import se.bevara.archive.Item;
import se.bevara.archive.Pictured;
import se.bevara.ledger.Acts;
import se.bevara.ledger.DataFolder;
import se.bevara.ledger.Difference;
import se.bevara.ledger.Ledger;
import se.bevara.retention.AccountRules;
import se.bevara.retention.Recurrence;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The snapshots of the accounts: taken, found, planned, re-read. The ledger is their list, the folder has their files. */
@Component
public class Snapshots implements SmartInitializingSingleton {

    /** What older manifests do not say is false, or unknown. */
    private static final JsonMapper MANIFESTS = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES).build();

    private final Accounts accounts;
    private final Ledger ledger;
    private final Acts acts;
    private final AccountRules rules;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final SnapshotSettings settings;
    private final SnapshotFiles files;
    private final DiagnosisFiles diagnoses;
    /** Recipes of the municipality's own; need not be there. */
    private final Path own;
    private final FailureTable failures;
    private final Recording recording;
    private final Reconstructing reconstructing;
    private final ShownTable table;

    Snapshots(DataFolder folder, DataSource source, PlatformTransactionManager transactions, Accounts accounts, Ledger ledger,
            Archive archive, Acts acts, AccountRules rules, SnapshotSettings settings, Clock clock,
            ObjectProvider<Uncopied> uncopied) {
        this.accounts = accounts;
        this.ledger = ledger;
        this.acts = acts;
        this.rules = rules;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
        this.settings = settings;
        files = new SnapshotFiles(folder);
        own = folder.root().resolve(Recipes.FILE);
        diagnoses = DiagnosisFiles.in(folder, accounts, () -> archive);
        failures = new FailureTable(JdbcClient.create(source));
        table = new ShownTable(new JdbcTemplate(source));
        recording = new Recording(files, ledger, transaction, settings, new Recognising(archive, settings.recognised()), table);
        reconstructing = new Reconstructing(archive, Uncopied.together(uncopied::stream), settings, recording, clock);
    }

    @Override
    public void afterSingletonsInstantiated() {
        taking().ifPresent(Taking::close);
    }

    /** Whether a browser and what drives it are there. */
    public boolean browserFound() {
        return BrowserTools.find(settings).isPresent();
    }

    /** What was seen at an account's last attempts, newest first; none when the last succeeded. */
    public List<Diagnosis> diagnosis(String account) {
        return diagnoses.of(account);
    }

    /** Clears what has been kept for diagnosis long enough. */
    void expire() {
        diagnoses.expire(clock.instant());
    }

    /** What is wrong with the municipality's own recipes, in Swedish, with file and line; they are then not used. */
    public List<String> recipeFaults() {
        return Recipes.with(own).faults();
    }

    /** An account's snapshots, oldest first. */
    public List<Snapshot> of(String account) {
        return ledger.about(Pictured.object(account)).stream().map(Recording::read).toList();
    }

    public Optional<Snapshot> find(String account, String half, String name) {
        return of(account).stream().filter(one -> one.half().equals(half) && one.name().equals(name)).findFirst();
    }

    /** What a snapshot's manifest says; nothing where its file is lost. */
    public Optional<Manifest> manifest(Snapshot snapshot) {
        return file(snapshot, SnapshotFiles.MANIFEST).map(file -> {
            try {
                return MANIFESTS.readValue(Files.readAllBytes(file), Manifest.class);
            } catch (IOException e) {
                throw new UncheckedIOException(file.toString(), e);
            }
        });
    }

    /** One of a snapshot's files; nothing for one that the ledger does not name, or that is lost. */
    public Optional<Path> file(Snapshot snapshot, String name) {
        return Optional.of(name).filter(file -> snapshot.digests().containsKey(file))
                .map(file -> files.file(snapshot.folder(), file))
                .filter(Files::isRegularFile);
    }

    /** When each account that the nights capture is to be pictured; without those of which neither a rule nor a person asks for it. */
    public List<Planned> plan(LocalDate today) {
        var failing = failures.all();
        var all = accounts.captured();
        var last = last(all);
        var days = new HashMap<String, LocalDate>();
        last.forEach((id, taken) -> days.put(id, LocalDate.ofInstant(taken, Recording.SWEDEN)));
        var otherwise = Recurrence.in(settings.windows().stream().map(Window::yearly).toList());
        var tasks = rules.tasks(all, days, otherwise, today);
        return all.stream().flatMap(account -> Planner.plan(account, days.get(account.id()),
                tasks.getOrDefault(account.id(), List.of()),
                Wanted.of(ledger, acts, account.id(), last.get(account.id())), failing.get(account.id()), today).stream())
                .toList();
    }

    private @Nullable LocalDate last(Account account) {
        var last = last(List.of(account)).get(account.id());
        return last == null ? null : LocalDate.ofInstant(last, Recording.SWEDEN);
    }

    private Map<String, Instant> last(List<Account> all) {
        var last = new HashMap<String, Instant>();
        for (Account account : all) {
            var taken = of(account.id()).stream().filter(one -> one.kind() != Snapshot.Kind.ITEM).toList();
            if (!taken.isEmpty()) {
                last.put(account.id(), taken.getLast().taken());
            }
        }
        return last;
    }

    /**
     * Asks for a snapshot of an account, which the nights then try to take until there is one.
     *
     * @param agent who asks, a role
     * @param reason why, in words; stands in the act and in the manifest
     */
    public void ask(Account account, String agent, String reason) {
        transaction.executeWithoutResult(status -> Wanted.ask(acts, account.id(), agent, reason));
    }

    /**
     * Begins to take pictures; nothing while another process, or another thread, takes some.
     *
     * @throws java.io.UncheckedIOException when the folder cannot be written
     */
    Optional<Taking> taking() {
        return files.lock().map(lock -> {
            files.recover(this::recorded);
            return new Taking(settings, Recipes.with(own), recording, failures, diagnoses,
                    account -> of(account.id()).stream().filter(one -> one.kind() == Snapshot.Kind.PAGE)
                            .reduce((one, next) -> next).map(Snapshot::taken),
                    clock, reconstructing::restricted, lock);
        });
    }

    private boolean recorded(String folder) {
        String[] names = folder.split("/", -1);
        return names.length == 5 && of(names[1]).stream().anyMatch(one -> one.folder().equals(folder));
    }

    /**
     * Pictures accounts now, one after the other.
     *
     * @param agent who asks, a role
     * @param reason why of each, in words; stands in the manifest
     * @param each is told of each as it is done
     * @return nothing where there is no browser, or other pictures are being taken
     */
    public Optional<List<Outcome>> take(List<Account> chosen, String agent, Function<Account, String> reason,
            Consumer<Outcome> each) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), Recording.SWEDEN);
        return BrowserTools.find(settings).flatMap(tools -> taking().map(taking -> {
            try (taking) {
                return taking.all(tools, chosen, today, account -> new Recording.Order(agent, reason.apply(account)), each);
            }
        }));
    }

    /**
     * Pictures an item with its thread: its page on the platform where that can be had, and the archived thread, laid out by this program.
     *
     * @param agent who asks, a role
     * @param reason why, in words; stands in the manifest
     * @return nothing where there is no browser, or other pictures are being taken
     * @throws NotToBePictured when no copy may be made of the item, or it is disposed of
     */
    public Optional<ItemOutcome> item(Item item, String agent, String reason) {
        var account = accounts.find(item.account()).orElseThrow();
        return BrowserTools.find(settings).flatMap(tools -> taking().map(
                taking -> reconstructing.item(tools, taking, account, item, new Recording.Order(agent, reason))));
    }

    /**
     * Makes a reconstruction of an account that cannot be pictured from outside, of what has been archived since it was last pictured.
     *
     * @return nothing where there is no browser, other pictures are being taken, or the browser fails
     */
    public Optional<Snapshot> reconstruct(Account account, String agent, String reason) {
        return BrowserTools.find(settings).flatMap(tools -> taking().flatMap(taking -> {
            try {
                return Optional.of(reconstructing.account(tools, taking, account, last(account),
                        new Recording.Order(agent, reason)));
            } catch (PictureFailed e) {
                return Optional.empty();
            }
        }));
    }

    /** Re-reads every snapshot and tells each file that is not as the ledger has it, and each folder that it does not know. */
    public void verify(Consumer<Difference> differences) {
        new Verification(files, all(), table, this::manifest).verify(differences);
    }

    private List<Snapshot> all() {
        return accounts.all().stream().flatMap(account -> of(account.id()).stream()).toList();
    }

    /** The snapshots that are known to show an item, oldest first. */
    public List<Snapshot> showing(long item) {
        return table.showing(item).stream().flatMap(entry -> ledger.entry(entry).stream()).map(Recording::read).toList();
    }

    /** Reads anew from the manifests which snapshots show which items. The ledger and the register come before. */
    public void rebuild() {
        transaction.executeWithoutResult(status -> {
            table.clear();
            all().forEach(snapshot -> manifest(snapshot).map(Manifest::shown)
                    .ifPresent(shown -> table.add(snapshot.entry(), shown.certain())));
        });
    }
}
