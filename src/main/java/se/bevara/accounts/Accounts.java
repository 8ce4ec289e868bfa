package se.bevara.accounts;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.text.Collator;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import se.bevara.accounts.AccountTable.Numbered;
import se.bevara.accounts.RegisterFolder.Version;
import se.bevara.accounts.RegisterFolder.Written;
import se.bevara.accounts.RegisterImport.Changed;
import se.bevara.ledger.Act;
import se.bevara.ledger.DataFolder;
import se.bevara.ledger.Difference;
import se.bevara.ledger.Entry;
import se.bevara.ledger.Ledger;

/**
 * The register of accounts. Each change is an act in the ledger, and the whole register as it then stands is a file below
 * {@code archive/register}, from which the tables can be made anew.
 */
@Component
public class Accounts {

    private static final String REGISTER = "register";
    private static final String FILE = "file";
    private static final String DIGEST = "sha256";

    private final AccountTable table;
    private final RegisterFolder files;
    private final TransactionTemplate transaction;
    private final Ledger ledger;
    private final Clock clock;

    public Accounts(JdbcClient jdbc, PlatformTransactionManager transactions, Ledger ledger, DataFolder folder, Clock clock) {
        this.table = new AccountTable(jdbc);
        this.files = new RegisterFolder(folder.archive());
        this.transaction = new TransactionTemplate(transactions);
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Every account ever registered, by authority in Swedish order and then by id. */
    public List<Account> all() {
        Collator swedish = Collator.getInstance(Locale.of("sv"));
        return table.all().stream().map(Numbered::account)
                .sorted(Comparator.comparing(Account::authority, swedish).thenComparing(Account::id)).toList();
    }

    /** The accounts that the nights capture, in the same order. */
    public List<Account> captured() {
        return all().stream().filter(account -> account.state().captured()).toList();
    }

    public Optional<Account> find(String id) {
        return table.find(id).map(Numbered::account);
    }

    /**
     * The number under which other tables know the account; it never changes.
     *
     * @throws IllegalArgumentException when no account has this id
     */
    public int number(String id) {
        return table.find(id).map(Numbered::number)
                .orElseThrow(() -> new IllegalArgumentException("account: expected one that is registered, found " + id));
    }

    /**
     * Reads a register file and tells what importing it would do; changes nothing. The file is CSV in UTF-8 or Windows-1252, with
     * semicolons, commas or tabs and Swedish or English headings, at most 10 MB; whatever else it is, is told as an error.
     */
    public RegisterImport read(byte[] file) {
        return new RegisterReader(all()).read(file);
    }

    /** Reads a register file by itself, as if nothing were registered; changes nothing. */
    public static RegisterImport readAlone(byte[] file) {
        return new RegisterReader(List.of()).read(file);
    }

    /**
     * Applies the good rows of an import. An account that the file leaves out stays as it is.
     *
     * @throws StaleImport when the register has changed since the file was read; then nothing is applied
     */
    public void apply(RegisterImport read, String agent) {
        if (!read.changesNothing()) {
            transaction.executeWithoutResult(status -> change(read, agent));
        }
    }

    private void change(RegisterImport read, String agent) {
        int version = Math.max(table.lock(), files.newestVersion()) + 1;
        read.added().forEach(account -> {
            unchangedSince(account.id(), Optional.empty());
            table.add(account);
        });
        read.changed().forEach(changed -> {
            unchangedSince(changed.after().id(), Optional.of(changed.before()));
            table.change(changed.after());
        });
        table.version(version);
        Written written = files.write(version, clock.instant(), table.all());
        read.added().forEach(
                account -> ledger.append(Act.of("registered", object(account), agent, Map.of(REGISTER, written.name()))));
        read.changed().forEach(changed -> ledger.append(Act.of("changed", object(changed.after()), agent,
                Map.of("columns", columns(changed), REGISTER, written.name()))));
        ledger.append(Act.of("changed", REGISTER, agent, Map.of(FILE, written.name(), DIGEST, written.sha256())));
    }

    private void unchangedSince(String id, Optional<Account> seen) {
        if (!find(id).equals(seen)) {
            throw new StaleImport(id);
        }
    }

    private static String object(Account account) {
        return "account/" + account.id();
    }

    private static String columns(Changed changed) {
        return Column.differing(changed.before(), changed.after()).stream().map(column -> column.heading(Language.ENGLISH))
                .collect(joining(", "));
    }

    /** The whole register as a file that a spreadsheet opens and {@link #read} takes back unchanged; no cell of it is run as a formula. */
    public byte[] csv() {
        return RegisterCsv.of(all());
    }

    /**
     * A register file with one row, to be read as any other: an account that has been found, in state upptäckt, with what is known of it.
     * Its identifier is derived when it is read.
     */
    public static byte[] discovered(String platform, String handle, URI address, String authority) {
        var account = new Account("x", authority, "", "", platform, handle, address, Account.Kind.OFFICIAL, Account.Operation.OWN,
                "", "",
                "", List.of(), "", Account.Openness.OPEN, Account.State.DISCOVERED, null, null, Cadence.NIGHTLY,
                new Account.LegalProfile("", "", true));
        return RegisterCsv.of(account);
    }

    /** Every account as it has stood in any version of the register that is there to be read. Reads all of its files. */
    public void eachEver(Consumer<Account> consumer) {
        ledger.about(REGISTER).stream().map(entry -> detail(entry, FILE)).filter(name -> files.digest(name).isPresent())
                .forEach(name -> files.read(name).accounts().forEach(numbered -> consumer.accept(numbered.account())));
    }

    /** An empty register file: the headings and one example row, to be filled in. */
    public static byte[] template() {
        try {
            return new ClassPathResource("mall.csv", Accounts.class).getContentAsByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Makes the register's tables anew from the newest file in the archive folder that the ledger knows, or, where the ledger knows none,
     * from the newest file.
     */
    public void rebuild() {
        Optional<String> newest = ledger.about(REGISTER).stream().map(entry -> detail(entry, FILE))
                .reduce((earlier, later) -> later)
                .or(files::newest);
        Optional<Version> register = newest.map(files::read);
        transaction.executeWithoutResult(status -> {
            table.lock();
            table.clear();
            register.ifPresent(version -> version.accounts().forEach(table::add));
            table.version(register.map(Version::version).orElse(0));
        });
    }

    /** Re-reads the register's files and tells each that is not as the ledger has it. */
    public void verify(Consumer<Difference> differences) {
        for (Entry entry : ledger.about(REGISTER)) {
            String name = detail(entry, FILE);
            String expected = "SHA-256 " + detail(entry, DIGEST);
            String found = files.digest(name).map(digest -> "SHA-256 " + digest).orElse("no file");
            if (!found.equals(expected)) {
                differences.accept(new Difference("archive/register/" + name, "offset 0", expected, found));
            }
        }
    }

    private static String detail(Entry entry, String name) {
        return Objects.requireNonNull(entry.act().details().get(name), name);
    }
}
