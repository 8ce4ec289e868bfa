package se.bevara.retention;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import se.bevara.accounts.Account;
import se.bevara.archive.Content;
import se.bevara.archive.Direction;
import se.bevara.archive.ItemState;
import se.bevara.archive.Outline;

/**
 * The facts of the items of a thread, as far as the archive knows them. What people have said goes before, of an item before of its account.
 * That an item has been disposed of changes nothing of what had happened: a disposed answer has still answered.
 */
final class Derived {

    private final Account account;
    private final Said ofAccount;
    private final LocalDate lastActivity;
    private final Map<Long, Instant> answered = new HashMap<>();

    Derived(List<Outline> thread, Account account, Said ofAccount) {
        this.account = account;
        this.ofAccount = ofAccount;
        this.lastActivity = Facts.day(thread.stream().map(Outline::platformTime).max(Comparator.naturalOrder()).orElseThrow());
        thread.stream().filter(item -> item.direction() == Direction.DRAWN_UP).forEach(this::answer);
    }

    /** Only what stands directly below an item is taken for an answer to it: whom anything else answers is not for us to guess. */
    private void answer(Outline own) {
        Long parent = own.parent() == null && own.thread() != own.id() ? Long.valueOf(own.thread()) : own.parent();
        if (parent != null) {
            answered.merge(parent, own.platformTime(), (one, other) -> one.isBefore(other) ? one : other);
        }
    }

    /**
     * All that the archive knows of an item that verdicts rest on: those of an account that are alike in it, and of whom people have said
     * nothing, have the same facts.
     */
    record Likeness(String account, Content.Kind kind, Direction direction, LocalDate created, LocalDate captured,
            LocalDate lastActivity, @Nullable LocalDate answered, @Nullable LocalDate removed, @Nullable LocalDate hidden,
            @Nullable LocalDate changed) {
    }

    Likeness likeness(Outline item) {
        return new Likeness(account.id(), item.kind(), item.direction(), Facts.day(item.platformTime()),
                Facts.day(item.captured()), lastActivity,
                day(item.direction() == Direction.RECEIVED ? answered.get(item.id()) : null),
                day(item.state() == ItemState.GONE ? item.noticed() : null),
                day(item.state() == ItemState.HIDDEN ? item.noticed() : null), day(item.changed()));
    }

    private static @Nullable LocalDate day(@Nullable Instant at) {
        return at == null ? null : Facts.day(at);
    }

    Facts of(Likeness item, Said said) {
        var traits = traits(item);
        traits.putAll(ofAccount.traits);
        traits.putAll(said.traits);
        var tags = new HashMap<>(ofAccount.tags);
        tags.putAll(said.tags);
        tags.values().removeIf(set -> !set);
        var assessed = new HashMap<>(ofAccount.facts);
        assessed.putAll(said.facts);
        var events = events(item);
        events.putAll(ofAccount.events);
        events.putAll(said.events);
        return new Facts(traits, new HashSet<>(tags.keySet()), assessed, events, List.of());
    }

    private Map<Trait, String> traits(Likeness item) {
        var traits = new EnumMap<Trait, String>(Trait.class);
        traits.put(Trait.TYPE, type(item.kind()));
        traits.put(Trait.DIRECTION, item.direction() == Direction.DRAWN_UP ? "upprättad" : "inkommen");
        traits.put(Trait.PLATFORM, account.platform());
        traits.put(Trait.ACCOUNT, account.id());
        traits.put(Trait.ACCOUNT_KIND, Coverage.kind(account));
        traits.put(Trait.AUTHORITY, account.authority());
        return traits;
    }

    static String type(Content.Kind kind) {
        return switch (kind) {
            case POST -> "inlägg";
            case COMMENT -> "kommentar";
        };
    }

    private Map<String, LocalDate> events(Likeness item) {
        var events = new HashMap<String, LocalDate>();
        events.put(Events.CREATED, item.created);
        events.put(Events.CAPTURED, item.captured);
        events.put(Events.LAST_ACTIVITY, item.lastActivity);
        put(events, Events.ANSWERED, item.answered);
        put(events, Events.REMOVED, item.removed);
        put(events, "dold", item.hidden);
        put(events, "ändrad", item.changed);
        if (account.opened() != null) {
            events.put("konto öppnat", Objects.requireNonNull(account.opened()));
        }
        if (account.closed() != null) {
            events.put(Events.ACCOUNT_CLOSED, Objects.requireNonNull(account.closed()));
        }
        return events;
    }

    private static void put(Map<String, LocalDate> events, String event, @Nullable LocalDate day) {
        if (day != null) {
            events.put(event, day);
        }
    }
}
