package se.bevara.users;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import se.bevara.ledger.Act;
import se.bevara.ledger.Acts;
import se.bevara.ledger.Ledger;

/** What is done with users, as acts: each holds the whole user as they then stand, but no secret. */
@Component
class UserActs {

    static final String ADDED = "user added";
    static final String CHANGED = "user changed";
    static final String LOCKED = "user locked";
    static final String UNLOCKED = "user unlocked";
    static final String REMOVED = "user removed";
    static final String RESET = "user password reset";
    static final String PASSWORD = "user password chosen";
    static final String SIGNED_IN = "administrator signed in";
    static final String KEY_MADE = "user key made";
    static final String KEY_REVOKED = "user key revoked";
    static final String KEY_USED = "administrator asked with key";

    /** Who does what the directory says. */
    static final String DIRECTORY = "directory";

    private static final List<String> TELLING = List.of(ADDED, CHANGED, LOCKED, UNLOCKED, REMOVED);
    private static final String SUBJECT = "subject";

    private final Acts acts;
    private final Ledger ledger;

    UserActs(Acts acts, Ledger ledger) {
        this.acts = acts;
        this.ledger = ledger;
    }

    void record(String kind, User user, String by) {
        record(kind, user, by, "");
    }

    /** @param subject the directory's user, as the table keeps it; none when empty */
    void record(String kind, User user, String by, String subject) {
        var json = UserJson.of(user);
        json.put("id", user.id());
        json.put("login", user.login());
        json.put("state", user.state().name());
        if (!subject.isEmpty()) {
            json.put(SUBJECT, subject);
        }
        acts.record(Act.of(kind, "user/" + user.id(), by, Map.of()), json);
    }

    /** In the caller's transaction. */
    void signedIn(User user) {
        ledger.append(Act.of(SIGNED_IN, "user/" + user.id(), user.login(), Map.of()));
    }

    /** In the caller's transaction. What its user calls a key is nobody else's. */
    void key(String kind, User user, ApiKey key) {
        ledger.append(Act.of(kind, "user/" + user.id(), user.login(), Map.of("key", String.valueOf(key.id()), "expires",
                key.expires().toString(), "writes", String.valueOf(key.writes()))));
    }

    /** Each user as the newest act tells, without a password, and what the directory knows them by; empty for those it does not. */
    Map<User, String> newest() {
        var told = new TreeMap<Long, Map<String, Object>>();
        for (String kind : TELLING) {
            acts.each(kind, (entry, json) -> told.put(entry.index(), json));
        }
        var newest = new LinkedHashMap<Long, User>();
        var subjects = new LinkedHashMap<Long, String>();
        told.forEach((entry, json) -> {
            long id = ((Number) json.getOrDefault("id", 0)).longValue();
            subjects.merge(id, String.valueOf(json.getOrDefault(SUBJECT, "")), (old, now) -> now.isEmpty() ? old : now);
            newest.put(id, new User(id, String.valueOf(json.get("login")), UserJson.name(json),
                    User.State.valueOf(String.valueOf(json.get("state"))), UserJson.mandates(json), UserJson.duties(json),
                    !subjects.getOrDefault(id, "").isEmpty(), false, null, (int) (entry % Integer.MAX_VALUE)));
        });
        var users = new LinkedHashMap<User, String>();
        newest.forEach((id, user) -> users.put(user, subjects.getOrDefault(id, "")));
        return users;
    }
}
