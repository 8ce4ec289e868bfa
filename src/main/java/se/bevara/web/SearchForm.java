package se.bevara.web;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.util.UriComponentsBuilder;
import se.bevara.archive.Content;
import se.bevara.archive.Direction;
import se.bevara.archive.ItemState;
import se.bevara.disclosure.Cursor;
import se.bevara.disclosure.Further;
import se.bevara.disclosure.Query;

/**
 * What the search page's form asks for. Parts left empty ask for nothing.
 *
 * @param clock whose time the period is of
 * @param number of a case, ours or the case system's
 * @param at where the page of hits lies
 */
record SearchForm(@Nullable String words, @Nullable String author, @Nullable String account, @Nullable String authority,
        @Nullable String platform, @Nullable Direction direction, Content.@Nullable Kind kind, @Nullable Condition state,
        @Nullable Boolean media, @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate to, @Nullable Clocked clock, @Nullable String number,
        Query.@Nullable Order order, @Nullable String at) {

    /** How an item stands, or what has happened to it. */
    enum Condition {
        VISIBLE,
        EDITED,
        HIDDEN,
        MISSING,
        GONE,
        REMOVED,
        DISPOSED;

        @Nullable
        ItemState state() {
            return switch (this) {
                case EDITED, REMOVED -> null;
                case VISIBLE -> ItemState.VISIBLE;
                case HIDDEN -> ItemState.HIDDEN;
                case MISSING -> ItemState.MISSING;
                case GONE -> ItemState.GONE;
                case DISPOSED -> ItemState.DISPOSED;
            };
        }
    }

    /** The platform's own time, or ours when we captured. */
    enum Clocked {
        PLATFORM,
        CAPTURE
    }

    /** What others know of items. */
    interface Elsewhere {
        Set<Long> removed();

        Set<Long> numbered(String number);
    }

    String wordsOrNone() {
        return words == null ? "" : words;
    }

    /** Whether anything is asked for but an order. */
    boolean asksAnything() {
        return !parts(true).isEmpty();
    }

    Query query(int size, Elsewhere elsewhere) {
        boolean captured = clock == Clocked.CAPTURE;
        var further = new Further(given(platform), captured ? from : null, captured ? to : null,
                state == Condition.EDITED ? Boolean.TRUE : null, media, only(elsewhere));
        return new Query(wordsOrNone(), given(account), given(authority), given(author), direction, kind,
                state == null ? null : state.state(), captured ? null : from, captured ? null : to,
                order == null ? Query.Order.NEWEST_FIRST : order, 0, size, further,
                at == null ? null : Cursor.of(at).orElse(null), null);
    }

    private @Nullable Set<Long> only(Elsewhere elsewhere) {
        Set<Long> removed = state == Condition.REMOVED ? elsewhere.removed() : null;
        String asked = given(number);
        if (asked == null) {
            return removed;
        }
        Set<Long> numbered = elsewhere.numbered(asked);
        return removed == null
                ? numbered
                : numbered.stream().filter(removed::contains).collect(java.util.stream.Collectors.toSet());
    }

    /** The address of the same question with some parts otherwise; null takes a part away. Always the list's beginning. */
    String address(String path, Map<String, ?> otherwise) {
        var parts = new LinkedHashMap<>(parts(false));
        otherwise.forEach((name, value) -> {
            if (value == null) {
                parts.remove(name);
            } else {
                parts.put(name, value.toString());
            }
        });
        var address = UriComponentsBuilder.fromPath(path);
        parts.forEach((name, value) -> address.queryParam(name, "{" + name + "}"));
        return address.encode().buildAndExpand(parts).toUriString();
    }

    private Map<String, String> parts(boolean withoutOrder) {
        var parts = new LinkedHashMap<String, String>();
        add(parts, "words", words);
        add(parts, "author", author);
        add(parts, "account", account);
        add(parts, "authority", authority);
        add(parts, "platform", platform);
        add(parts, "direction", direction);
        add(parts, "kind", kind);
        add(parts, "state", state);
        add(parts, "media", media);
        add(parts, "from", from);
        add(parts, "to", to);
        add(parts, "number", number);
        if (!withoutOrder) {
            add(parts, "clock", clock == Clocked.CAPTURE ? clock : null);
            add(parts, "order", order);
        }
        return parts;
    }

    private static void add(Map<String, String> parts, String name, @Nullable Object value) {
        if (value != null && !value.toString().isBlank()) {
            parts.put(name, value.toString());
        }
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    /** Whether the period is one whole year. */
    boolean isYear(int year) {
        return LocalDate.of(year, 1, 1).equals(from) && LocalDate.of(year, 12, 31).equals(to) && clock != Clocked.CAPTURE;
    }

    static Condition[] conditions() {
        return Arrays.copyOf(Condition.values(), Condition.values().length);
    }
}
