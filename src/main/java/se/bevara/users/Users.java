package se.bevara.users;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import se.bevara.users.UserRefused.Why;

/** The users. Each change is an act, in the ledger and below {@code archive/acts}; no password or code is. */
@Component
public class Users {

    private static final String EXAMPLE = "exempel";

    private final UserTable table;
    private final UserActs acts;
    private final Passwords passwords;
    private final UsersSettings settings;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Users(UserTable table, UserActs acts, Passwords passwords, UsersSettings settings, PlatformTransactionManager transactions,
            Clock clock) {
        this.table = table;
        this.acts = acts;
        this.passwords = passwords;
        this.settings = settings;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** Somebody who has a code to choose a password with. @param code told once, to whoever hands it over */
    public record Invited(User user, String code) {
    }

    /** Whether there are users: before that, nobody is asked who they are. */
    public boolean inUse() {
        return !table.empty();
    }

    /** All there ever were, by login. */
    public List<User> all() {
        return table.all();
    }

    public Optional<User> find(long id) {
        return table.find(id);
    }

    /** By login, in whatever case it was typed. */
    public Optional<User> named(String login) {
        return table.named(even(login));
    }

    static String even(String login) {
        return login.strip().toLowerCase(Locale.ROOT);
    }

    /** Whether an administrator can sign in; where none can, one is made with the code on the terminal. */
    public boolean administered() {
        return table.all().stream().anyMatch(Users::administers);
    }

    private static boolean administers(User user) {
        return user.active() && user.has(Role.ADMINISTRATOR) && (user.hasPassword() || user.fromDirectory());
    }

    /** Makes a user, who chooses a password with the code. @throws UserRefused for a login that is taken, or no role */
    public Invited invite(String login, String name, List<Mandate> mandates, Set<String> duties, String by) {
        return change(() -> {
            User user = add(new Told(login, name, mandates, duties), by);
            return invited(user);
        });
    }

    private record Told(String login, String name, List<Mandate> mandates, Set<String> duties) {
    }

    private User add(Told told, String by) {
        String login = even(told.login);
        if (table.named(login).isPresent()) {
            throw new UserRefused(Why.LOGIN_TAKEN);
        }
        required(told.mandates);
        var user = new User(table.next(), login, told.name.strip(), User.State.ACTIVE, told.mandates, told.duties, false, false,
                null,
                0);
        table.add(user, null);
        acts.record(UserActs.ADDED, user, by);
        return user;
    }

    private Invited invited(User user) {
        String code = Codes.next();
        table.invitation(user.id(), Codes.hash(code), clock.instant().plus(settings.invitation()));
        return new Invited(present(user.id()), code);
    }

    private static void required(List<Mandate> mandates) {
        if (mandates.isEmpty()) {
            throw new UserRefused(Why.NO_ROLE);
        }
    }

    /** The first administrator, with the code that was on the terminal; or one of before, whose password nobody knows any more. */
    User administrator(String login, String name, String password) {
        return change(() -> {
            if (administered()) {
                throw new UserRefused(Why.CODE);
            }
            var mandates = List.of(Mandate.everywhere(Role.ADMINISTRATOR));
            User user = named(login).filter(known -> known.active() && known.has(Role.ADMINISTRATOR))
                    .orElseGet(() -> add(new Told(login, name, mandates, Set.of()), even(login)));
            return chosen(user, password);
        });
    }

    /** A user of the sample's municipality, made or given another password. Never for people: nobody chooses a password for another. */
    public void example(String login, String name, Role role, Set<String> duties, String password) {
        change(() -> {
            var mandates = List.of(Mandate.everywhere(role));
            return chosen(named(login).orElseGet(() -> add(new Told(login, name, mandates, duties), EXAMPLE)), password);
        });
    }

    /** Chooses a password with a code. @throws UserRefused where the code is not, or no longer, this user's */
    public User accept(String login, String code, String password) {
        return change(() -> {
            User user = named(login).filter(User::active).orElse(null);
            boolean matches = Codes.matches(code, user == null ? null : table.invitation(user.id()));
            if (user == null || !matches || user.invitedUntil() == null || user.invitedUntil().isBefore(clock.instant())) {
                throw new UserRefused(Why.CODE);
            }
            return chosen(user, password);
        });
    }

    /** Changes one's own password. @throws UserRefused where the old one is not right, or the new one too weak */
    public User password(long id, String old, String password) {
        return change(() -> {
            User user = present(id);
            if (!passwords.matches(old, table.hash(id))) {
                throw new UserRefused(Why.WRONG_PASSWORD);
            }
            return chosen(user, password);
        });
    }

    private User chosen(User user, String password) {
        table.password(user.id(), passwords.hash(password, user.login(), user.name()));
        acts.record(UserActs.PASSWORD, user, user.login());
        return present(user.id());
    }

    /** Takes a user's password away and gives a code to choose another with. */
    public Invited reset(long id, String by) {
        return change(() -> {
            User user = own(id);
            table.password(id, null);
            acts.record(UserActs.RESET, user, by);
            administeredStill();
            return invited(user);
        });
    }

    public User change(long id, String name, List<Mandate> mandates, Set<String> duties, String by) {
        required(mandates);
        return put(UserActs.CHANGED, own(id).with(name, mandates, duties), by);
    }

    public User lock(long id, String by) {
        return put(UserActs.LOCKED, present(id).with(User.State.LOCKED), by);
    }

    public User unlock(long id, String by) {
        return put(UserActs.UNLOCKED, present(id).with(User.State.ACTIVE), by);
    }

    /** For ever: the login stays theirs, since acts name them by it. */
    public User remove(long id, String by) {
        return change(() -> {
            table.password(id, null);
            return put(UserActs.REMOVED, present(id).with(User.State.REMOVED), by);
        });
    }

    private User put(String act, User user, String by) {
        return change(() -> {
            if (present(user.id()).state() == User.State.REMOVED) {
                throw new UserRefused(Why.UNKNOWN);
            }
            table.change(user);
            acts.record(act, user, by);
            administeredStill();
            return present(user.id());
        });
    }

    private void administeredStill() {
        if (!administered()) {
            throw new UserRefused(Why.LAST_ADMINISTRATOR);
        }
    }

    /** Somebody whom the directory vouches for, with what it says of them now. @param subject issuer and subject */
    public User fromDirectory(String subject, String login, String name, List<Mandate> mandates, Set<String> duties) {
        required(mandates);
        String key = Codes.sha256(subject);
        return change(() -> {
            User known = table.ofDirectory(key).orElse(null);
            if (known == null) {
                if (table.named(even(login)).isPresent()) {
                    throw new UserRefused(Why.LOGIN_TAKEN);
                }
                var made = new User(table.next(), even(login), name.strip(), User.State.ACTIVE, mandates, duties, true, false,
                        null, 0);
                table.add(made, key);
                acts.record(UserActs.ADDED, made, UserActs.DIRECTORY, key);
                return made;
            }
            User told = known.with(name, mandates, duties);
            boolean same = UserJson.text(told).equals(UserJson.text(known));
            if (!same && known.active()) {
                table.change(told);
                acts.record(UserActs.CHANGED, told, UserActs.DIRECTORY, key);
            }
            return present(known.id());
        });
    }

    private User own(long id) {
        User user = present(id);
        if (user.fromDirectory()) {
            throw new UserRefused(Why.FROM_DIRECTORY);
        }
        return user;
    }

    private User present(long id) {
        return table.find(id).orElseThrow(() -> new UserRefused(Why.UNKNOWN));
    }

    private <T> T change(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> {
            table.lock();
            return work.get();
        }));
    }

    /** Makes the list of users anew from their acts; nobody has a password then. */
    public void rebuild() {
        transaction.executeWithoutResult(status -> {
            table.lock();
            table.clear();
            acts.newest().forEach((user, subject) -> table.add(user, subject.isEmpty() ? null : subject));
        });
    }
}
