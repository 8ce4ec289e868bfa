package se.bevara.users;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import se.bevara.users.UserRefused.Why;

/**
 * The keys with which other systems ask in users' names: 256 random bits, of which only a hash is kept. A key may do what its user may, and
 * no more. It opens nothing once it is revoked or has expired, or its user is locked or removed or has got other roles or another password.
 */
@Component
public class ApiKeys {

    /** How many days a key may be made for. */
    public static final List<Integer> DAYS = List.of(30, 90, 365);

    private static final int MOST = 10;
    private static final String BEGINNING = "bevara_";
    private static final String SHAPE = BEGINNING + "[A-Za-z0-9_-]{43}";
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Logger LOG = LoggerFactory.getLogger(ApiKeys.class);

    private final ApiKeyTable table;
    private final UserTable users;
    private final UserActs acts;
    private final Slowing slowing;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ApiKeys(ApiKeyTable table, UserTable users, UserActs acts, Slowing slowing, PlatformTransactionManager transactions,
            Clock clock) {
        this.table = table;
        this.users = users;
        this.acts = acts;
        this.slowing = slowing;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** A new key. @param secret told once, to whoever made it */
    public record Made(ApiKey key, String secret) {
    }

    /** What came of asking with a key. */
    public sealed interface Asked {

        record Known(User user, ApiKey key) implements Asked {
        }

        /** There is no such key, or it opens nothing any more. */
        record Unknown() implements Asked {
        }

        /** Too many wrong keys from the same address. */
        record TooSoon(Duration left) implements Asked {
        }
    }

    /** Makes a key that may do more than read where it {@code writes}. @param days one of {@link #DAYS} */
    public Made make(User user, String name, int days, boolean writes) {
        if (!DAYS.contains(days)) {
            throw new UserRefused(Why.KEY_DAYS);
        }
        String secret = secret();
        return Objects.requireNonNull(transaction.execute(status -> {
            users.lock();
            User owner = users.find(user.id()).filter(User::active).orElseThrow(() -> new UserRefused(Why.UNKNOWN));
            Instant now = clock.instant();
            if (table.of(owner.id()).stream().filter(key -> key.opens(owner, now)).count() >= MOST) {
                throw new UserRefused(Why.TOO_MANY_KEYS);
            }
            var key = new ApiKey(table.next(), owner.id(), name.strip(), writes, owner.stamp(), now,
                    now.plus(Duration.ofDays(days)), null);
            table.add(key, Codes.sha256(secret));
            acts.key(UserActs.KEY_MADE, owner, key);
            return new Made(key, secret);
        }));
    }

    private static String secret() {
        var random = new byte[32];
        RANDOM.nextBytes(random);
        return BEGINNING + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    /** A user's keys that are not revoked, those that open nothing any more among them. */
    public List<ApiKey> of(User user) {
        return table.of(user.id());
    }

    /** For ever. @throws UserRefused for a key that is not, or no longer, this user's */
    public void revoke(User user, long id) {
        transaction.executeWithoutResult(status -> {
            ApiKey key = table.of(user.id()).stream().filter(one -> one.id() == id).findFirst()
                    .orElseThrow(() -> new UserRefused(Why.KEY_UNKNOWN));
            if (!table.revoke(user.id(), id, clock.instant())) {
                throw new UserRefused(Why.KEY_UNKNOWN);
            }
            acts.key(UserActs.KEY_REVOKED, user, key);
        });
    }

    /**
     * Tells whose key it is. A right one is never made to wait, so that nobody behind the same address can shut it out: with 256 random bits
     * there is nothing to be guessed between two others' attempts.
     *
     * @param from where it comes from: an address
     */
    public Asked ask(String secret, String from) {
        Optional<ApiKey> key = secret.matches(SHAPE) ? table.find(Codes.sha256(secret)) : Optional.empty();
        Optional<User> user = key.flatMap(found -> users.find(found.owner()))
                .filter(found -> key.get().opens(found, clock.instant()));
        if (user.isEmpty()) {
            Duration wait = slowing.begin(Slowing.Key.from("key " + from));
            if (!wait.isZero()) {
                return new Asked.TooSoon(wait);
            }
            LOG.warn("asked with {}", key.map(found -> "key " + found.id() + ", which opens nothing").orElse("no known key"));
            return new Asked.Unknown();
        }
        used(user.get(), key.get());
        return new Asked.Known(user.get(), key.get());
    }

    /** Noted as signing in is, once a day: of administrators the ledger does. */
    private void used(User user, ApiKey key) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        if ((key.used() == null || key.used().isBefore(today)) && table.use(key.id(), today)) {
            LOG.info("user {} asks with key {}", user.id(), key.id());
            if (user.has(Role.ADMINISTRATOR)) {
                transaction.executeWithoutResult(status -> acts.key(UserActs.KEY_USED, user, key));
            }
        }
    }
}
