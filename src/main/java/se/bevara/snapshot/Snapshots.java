package se.bevara.snapshot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import se.bevara.accounts.Account;
import se.bevara.accounts.Accounts;
import se.bevara.archive.Pictured;
import se.bevara.ledger.DataFolder;
import se.bevara.ledger.Difference;
import se.bevara.ledger.Ledger;
import tools.jackson.databind.json.JsonMapper;

/** The snapshots of the accounts: taken, found, planned, re-read. The ledger is their list, the folder has their files. */
@Component
public class Snapshots implements SmartInitializingSingleton {

    private final Accounts accounts;
    private final Ledger ledger;
    private final Clock clock;
    private final SnapshotSettings settings;
    private final SnapshotFiles files;
    private final FailureTable failures;
    private final Recording recording;

    Snapshots(DataFolder folder, DataSource source, PlatformTransactionManager transactions, Accounts accounts, Ledger ledger,
            SnapshotSettings settings, Clock clock) {
        this.accounts = accounts;
        this.ledger = ledger;
        this.clock = clock;
        this.settings = settings;
        files = new SnapshotFiles(folder);
        failures = new FailureTable(JdbcClient.create(source));
        recording = new Recording(files, ledger, new TransactionTemplate(transactions), settings);
    }

    @Override
    public void afterSingletonsInstantiated() {
        taking().ifPresent(Taking::close);
    }

    /** Whether a browser and what drives it are there. */
    public boolean browserFound() {
        return BrowserTools.find(settings).isPresent();
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
                return JsonMapper.shared().readValue(Files.readAllBytes(file), Manifest.class);
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

    /** When each account that the nights capture is to be pictured. */
    public List<Planned> plan(LocalDate today) {
        var planner = new Planner(settings.windows());
        var failing = failures.all();
        return accounts.captured().stream()
                .map(account -> planner.plan(account, last(account.id()), failing.get(account.id()), today)).toList();
    }

    private @Nullable LocalDate last(String account) {
        var all = of(account);
        return all.isEmpty() ? null : LocalDate.ofInstant(all.getLast().taken(), Recording.SWEDEN);
    }

    /**
     * Begins to take pictures; nothing while another process, or another thread, takes some.
     *
     * @throws java.io.UncheckedIOException when the folder cannot be written
     */
    Optional<Taking> taking() {
        return files.lock().map(lock -> {
            files.recover(this::recorded);
            return new Taking(settings, recording, failures, clock, lock);
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
     * @param reason why, in words; stands in the manifest
     * @param each is told of each as it is done
     * @return nothing where there is no browser, or other pictures are being taken
     */
    public Optional<List<Outcome>> take(List<Account> chosen, String agent, String reason, Consumer<Outcome> each) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), Recording.SWEDEN);
        return BrowserTools.find(settings).flatMap(tools -> taking().map(taking -> {
            try (taking) {
                return taking.all(tools, chosen, today, new Recording.Order(agent, reason), each);
            }
        }));
    }

    /** Re-reads every snapshot and tells each file that is not as the ledger has it, and each folder that it does not know. */
    public void verify(Consumer<Difference> differences) {
        new Verification(files, accounts.all().stream().flatMap(account -> of(account.id()).stream()).toList())
                .verify(differences);
    }
}
