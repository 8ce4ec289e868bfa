package se.bevara.credentials;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import se.bevara.accounts.Account;
import se.bevara.accounts.Accounts;
import se.bevara.credentials.CredentialRefused.Why;
import se.bevara.ledger.Act;
import se.bevara.ledger.Ledger;

/** The credentials that people have entered: kept sealed, opened for a call to the platform, and shown to nobody. */
@Component
public class Credentials {

    private static final int LONGEST = 8000;
    /** Days before a credential lapses on which it is told of. */
    private static final List<Integer> TOLD = List.of(30, 14, 7, 1);
    private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");

    private final CredentialTable table;
    private final SealKey key;
    private final Accounts accounts;
    private final Ledger ledger;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Credentials(CredentialTable table, SealKey key, Accounts accounts, Ledger ledger, PlatformTransactionManager transactions,
            Clock clock) {
        this.table = table;
        this.key = key;
        this.accounts = accounts;
        this.ledger = ledger;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /**
     * Keeps a credential, in place of the one that was entered for the same before.
     *
     * @param token what the platform has given
     * @param lapses last day on which it works; null where nobody knows
     * @throws CredentialRefused where it cannot be one; what was there before stays
     */
    public Credential enter(String account, Purpose purpose, String token, @Nullable LocalDate lapses, String by) {
        String stripped = token.strip();
        Account owner = accounts.find(account).orElseThrow(() -> new CredentialRefused(Why.ACCOUNT));
        refuse(!purpose.on(owner.platform()), Why.PLATFORM);
        refuse(stripped.isEmpty(), Why.EMPTY);
        refuse(!shaped(stripped), Why.SHAPE);
        refuse(lapses != null && lapses.isBefore(today()), Why.LAPSED);
        return Objects.requireNonNull(transaction.execute(status -> {
            refuse(!key.exists() && !table.all().isEmpty(), Why.KEY_LOST);
            boolean replaced = table.remove(account, purpose);
            Seal seal = key.sealing();
            var credential = new Credential(account, purpose, clock.instant(), by, null, lapses);
            table.add(new CredentialTable.Row(credential, seal.close(owner(account, purpose), stripped), seal.print()));
            record(replaced ? "credential replaced" : "credential entered", account, purpose, by);
            return credential;
        }));
    }

    private static boolean shaped(String token) {
        return token.length() <= LONGEST && token.codePoints().noneMatch(Credentials::unwritable);
    }

    private static boolean unwritable(int c) {
        return Character.isISOControl(c) || Character.getType(c) == Character.FORMAT
                || Character.getType(c) == Character.SURROGATE;
    }

    /**
     * Keeps what a platform has given in place of a credential, unless somebody has entered another since: no act of a person's.
     *
     * @param before the one it was had by
     * @param lapses last day on which it works; null where nobody knows
     * @throws CredentialRefused where it cannot be one; what was there before stays
     */
    public void renewed(Credential before, String token, @Nullable LocalDate lapses) {
        refuse(token.isBlank() || !shaped(token), Why.SHAPE);
        transaction.executeWithoutResult(status -> {
            Seal seal = key.opening(before.account());
            var after = new Credential(before.account(), before.purpose(), before.entered(), before.by(), clock.instant(),
                    lapses);
            table.renew(new CredentialTable.Row(after, seal.close(owner(after.account(), after.purpose()), token), seal.print()));
        });
    }

    /** Forgets a credential. @throws CredentialRefused where there is none */
    public void withdraw(String account, Purpose purpose, String by) {
        transaction.executeWithoutResult(status -> {
            refuse(!table.remove(account, purpose), Why.NONE);
            record("credential withdrawn", account, purpose, by);
        });
    }

    private void record(String kind, String account, Purpose purpose, String by) {
        ledger.append(Act.of(kind, "credential/" + account, by, Map.of("purpose", purpose.name().toLowerCase(Locale.ROOT))));
    }

    private static void refuse(boolean when, Why why) {
        if (when) {
            throw new CredentialRefused(why);
        }
    }

    /**
     * The credential itself, for a call to the platform and nothing else.
     *
     * @throws CredentialUnreadable when one is kept and does not open
     */
    public Optional<String> secret(String account, Purpose purpose) {
        return table.find(account, purpose).map(this::opened);
    }

    private String opened(CredentialTable.Row row) {
        String account = row.credential().account();
        Seal seal = key.opening(account);
        if (!seal.print().equals(row.key())) {
            throw new CredentialUnreadable(account, "the key " + row.key(), "the key " + seal.print());
        }
        try {
            return seal.open(owner(account, row.credential().purpose()), row.sealed());
        } catch (Seal.Broken e) {
            throw new CredentialUnreadable(account, "what was sealed for it", String.valueOf(e.getMessage()));
        }
    }

    private static String owner(String account, Purpose purpose) {
        return purpose + " " + account;
    }

    /** Which credential is kept, if any. */
    public Optional<Credential> find(String account, Purpose purpose) {
        return table.find(account, purpose).map(CredentialTable.Row::credential);
    }

    /** All that are kept, by account. */
    public List<Credential> all() {
        return table.all().stream().map(CredentialTable.Row::credential).toList();
    }

    /** Whether a credential that is kept opens; also true where none is. */
    public boolean opens(String account, Purpose purpose) {
        try {
            secret(account, purpose);
            return true;
        } catch (CredentialUnreadable e) {
            return false;
        }
    }

    /** Those that have lapsed or will within a month, the first to lapse first. */
    public List<Credential> lapsing() {
        LocalDate today = today();
        return needed().filter(one -> one.lapsesWithin(today, TOLD.getFirst()))
                .sorted(java.util.Comparator.comparingLong(one -> one.daysLeft(today))).toList();
    }

    /**
     * Those that are told of on a day: 30, 14, 7 and 1 days before they lapse, on the day itself, and each day afterwards.
     *
     * @param before the last day on which it was told, so that none is passed over when a day was
     */
    public List<Credential> toTell(LocalDate before, LocalDate today) {
        return needed().filter(one -> one.lapses() != null && told(one, before, today)).toList();
    }

    /** All but those for reading that others are had for. */
    private Stream<Credential> needed() {
        List<Credential> all = all();
        Set<String> renewing = all.stream().filter(one -> one.purpose() == Purpose.RENEW).map(Credential::account)
                .collect(Collectors.toSet());
        return all.stream().filter(one -> one.purpose() != Purpose.READ || !renewing.contains(one.account()));
    }

    private static boolean told(Credential one, LocalDate before, LocalDate today) {
        long left = one.daysLeft(today);
        return left <= 0 || TOLD.stream().anyMatch(days -> left <= days && one.daysLeft(before) > days);
    }

    /** Civil day in Sweden. */
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), SWEDEN);
    }
}
