package se.bevara.dialogues;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import se.bevara.accounts.Account;
import se.bevara.accounts.Accounts;
import se.bevara.accounts.Secrets;
import se.bevara.dialogues.DialogueTable.Row;
import se.bevara.ledger.Act;
import se.bevara.ledger.Acts;
import se.bevara.ledger.Ledger;

/**
 * The dialogues that our accounts have on others' pages. Number, account and role stand in the ledger; address and assignment in the act's
 * file alone.
 */
@Component
public class Dialogues {

    /** In force at once, of an account: each is asked for every night. */
    static final int MOST = 100;

    private static final String REGISTERED = "dialogue registered";
    private static final String ARCHIVED = "dialogue archived";
    private static final String ENDED = "dialogue ended";
    private static final int LONGEST = 500;
    private static final int LONGEST_ROLE = 100;

    private final DialogueTable table;
    private final Accounts accounts;
    private final Acts acts;
    private final Ledger ledger;
    private final TransactionTemplate transaction;

    Dialogues(DialogueTable table, Accounts accounts, Acts acts, Ledger ledger, PlatformTransactionManager transactions) {
        this.table = table;
        this.accounts = accounts;
        this.acts = acts;
        this.ledger = ledger;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** All that ever were, those in force first, the newest first. */
    public List<Dialogue> all() {
        return table.all().reversed().stream().sorted((one, other) -> Boolean.compare(one.ended() != null, other.ended() != null))
                .map(this::told).toList();
    }

    /** The accounts that may take part in one. */
    public List<Account> accounts() {
        return accounts.captured().stream().filter(account -> PageAddress.reaches(account.platform())).toList();
    }

    /** An account's that are in force. */
    public List<Dialogue> inForce(String account) {
        return table.of(account).stream().filter(row -> row.ended() == null).map(this::told).toList();
    }

    /** Numbers of the items that an account's dialogues begin with, those that have ended too: no listing of the account's own shows them. */
    public Set<Long> roots(String account) {
        return table.of(account).stream().map(Row::root).filter(Objects::nonNull).collect(Collectors.toSet());
    }

    /**
     * @param account ours, that takes part
     * @param address of the post that it begins with
     * @param assignment the assignment that it belongs to
     * @param agreedWith a role, no name
     * @throws DialogueRefused when anything of it is not as it must be
     */
    public Dialogue register(String account, String address, String assignment, String agreedWith, String by) {
        Account ours = accounts.find(account).filter(one -> one.state().captured()).orElseThrow(
                () -> new DialogueRefused("konto: väntade ett i registret som hämtas, fann inget"));
        URI page = PageAddress.of(ours.platform(), address);
        String task = said("uppdrag", assignment, LONGEST);
        String role = said("förankrat med", agreedWith, LONGEST_ROLE);
        String who = said("namn", by, LONGEST_ROLE);
        if (role.contains("@")) {
            throw new DialogueRefused("förankrat med: väntade en roll, fann en adress");
        }
        return Objects.requireNonNull(transaction.execute(status -> {
            refuseTwice(account, page);
            var row = new Row(table.next(), account, acts.now(), null, null);
            table.put(row);
            var details = Map.of("account", account, "agreed with", role);
            var json = new TreeMap<String, Object>(Map.of("account", account, "address", page.toString(), "assignment", task,
                    "agreed with", role, "at", row.started().toString()));
            acts.record(Act.of(REGISTERED, object(row.number()), who, details), json);
            return told(row);
        }));
    }

    private void refuseTwice(String account, URI page) {
        var already = inForce(account);
        already.stream().filter(one -> one.address().equals(page)).findAny().ifPresent(one -> {
            throw new DialogueRefused("adress: väntade en ny, fann den som dialog " + one.number() + " gäller");
        });
        if (already.size() >= MOST) {
            throw new DialogueRefused("konto: väntade högst " + MOST + " pågående dialoger, fann fler; avsluta någon");
        }
    }

    private static String said(String what, String text, int longest) {
        String said = text.strip();
        if (said.isEmpty() || said.length() > longest || said.chars().anyMatch(Character::isISOControl)) {
            throw new DialogueRefused(what + ": väntade 1 till " + longest + " tecken på en rad, fann "
                    + (said.isEmpty() ? "inget" : "något annat"));
        }
        if (Secrets.personalNumber(said) || Secrets.named(said)) {
            throw new DialogueRefused(what + ": väntade varken personnummer eller lösenord, fann ett");
        }
        return said;
    }

    /** Ends a dialogue: it is asked for no more. @throws DialogueRefused when none in force has the number */
    public void end(long number, String by) {
        String who = said("namn", by, LONGEST_ROLE);
        transaction.executeWithoutResult(status -> {
            Row row = table.find(number).filter(one -> one.ended() == null).orElseThrow(
                    () -> new DialogueRefused("dialog: väntade numret på en som pågår, fann " + number));
            Instant now = acts.now();
            table.put(new Row(number, row.account(), row.started(), now, row.root()));
            acts.record(Act.of(ENDED, object(number), who, Map.of("account", row.account())), Map.of("at", now.toString()));
        });
    }

    /** Says which archived item a dialogue begins with. */
    public void archived(long number, long root) {
        transaction.executeWithoutResult(status -> table.find(number).ifPresent(row -> {
            table.put(new Row(number, row.account(), row.started(), row.ended(), root));
            ledger.append(Act.of(ARCHIVED, object(number), "night",
                    Map.of("account", row.account(), "item", Long.toString(root))));
        }));
    }

    /** Makes the table anew from the ledger and the acts. */
    public void rebuild() {
        transaction.executeWithoutResult(status -> {
            table.clear();
            acts.each(REGISTERED, (entry, json) -> table.put(new Row(number(entry.act().object()), text(json, "account"),
                    Instant.parse(text(json, "at")), null, null)));
            acts.each(ENDED, (entry, json) -> table.find(number(entry.act().object())).ifPresent(row -> table
                    .put(new Row(row.number(), row.account(), row.started(), Instant.parse(text(json, "at")), row.root()))));
            table.all().forEach(this::root);
        });
    }

    private void root(Row row) {
        ledger.about(object(row.number())).stream().filter(entry -> entry.act().kind().equals(ARCHIVED))
                .map(entry -> entry.act().details().get("item")).filter(Objects::nonNull)
                .reduce((earlier, later) -> later).ifPresent(item -> table
                        .put(new Row(row.number(), row.account(), row.started(), row.ended(), Long.valueOf(item))));
    }

    private Dialogue told(Row row) {
        var entry = ledger.about(object(row.number())).stream().filter(one -> one.act().kind().equals(REGISTERED)).findFirst()
                .orElseThrow();
        var json = acts.read(entry);
        return new Dialogue(row.number(), row.account(), URI.create(text(json, "address")), text(json, "assignment"),
                text(json, "agreed with"), entry.act().agent(), row.started(), row.ended(), row.root());
    }

    private static String object(long number) {
        return "dialogue/" + number;
    }

    private static long number(String object) {
        return Long.parseLong(object.substring(object.indexOf('/') + 1));
    }

    private static String text(Map<String, Object> json, String name) {
        return String.valueOf(json.get(name));
    }
}
