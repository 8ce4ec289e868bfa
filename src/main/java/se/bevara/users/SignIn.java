package se.bevara.users;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells whether somebody is who they say. Never tells whether there is such a user, neither in words nor by how long it takes. */
@Component
public class SignIn {

    private static final Logger LOG = LoggerFactory.getLogger(SignIn.class);

    private final UserTable table;
    private final Passwords passwords;
    private final Slowing slowing;
    private final UserActs acts;
    private final TransactionTemplate transaction;

    SignIn(UserTable table, Passwords passwords, Slowing slowing, UserActs acts, PlatformTransactionManager transactions) {
        this.table = table;
        this.passwords = passwords;
        this.slowing = slowing;
        this.acts = acts;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** What came of an attempt. */
    public sealed interface Attempt {

        record Known(User user) implements Attempt {
        }

        /** Login and password do not belong together, or the user may not sign in. */
        record Unknown() implements Attempt {
        }

        /** Too many attempts: nothing was tried. */
        record TooSoon(Duration left) implements Attempt {
        }
    }

    /** @param from where it comes from: an address, or the command line */
    public Attempt attempt(String login, String password, String from) {
        var account = Slowing.Key.login(Users.even(login));
        var address = Slowing.Key.from(from);
        Duration wait = slowing.begin(account, address);
        if (!wait.isZero()) {
            return new Attempt.TooSoon(wait);
        }
        User user = table.named(Users.even(login)).orElse(null);
        boolean right = passwords.matches(password, user == null ? null : table.hash(user.id()));
        if (user == null || !right || !user.active()) {
            LOG.warn("sign-in failed: {}", user == null ? "no such user" : "user " + user.id() + ", " + user.state());
            return new Attempt.Unknown();
        }
        slowing.succeeded(account, address);
        return new Attempt.Known(user);
    }

    /** Begins an attempt with a code, unless there have been too many: then how long to wait. One that succeeds counts all the same. */
    public Duration code(String from) {
        return slowing.begin(Slowing.Key.from("code " + from));
    }

    /** Notes that somebody has signed in; of administrators the ledger does. */
    public void signedIn(User user) {
        LOG.info("user {} signed in", user.id());
        if (user.has(Role.ADMINISTRATOR)) {
            transaction.executeWithoutResult(status -> acts.signedIn(user));
        }
    }
}
