package se.bevara.web;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.util.UriComponentsBuilder;
import se.bevara.archive.Content;
import se.bevara.archive.Direction;
import se.bevara.archive.ItemState;
import se.bevara.disclosure.Query;

/** What a form of ours asks for. Parts left empty ask for nothing. */
record Question(@Nullable String words, @Nullable String author, @Nullable String account, @Nullable String authority,
        @Nullable Direction direction, Content.@Nullable Kind kind, @Nullable ItemState state,
        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate to, Query.@Nullable Order order,
        @Nullable Integer page) {

    int pageNumber() {
        return page == null ? 0 : Math.clamp(page, 0, Query.DEEPEST);
    }

    String wordsOrNone() {
        return words == null ? "" : words;
    }

    /** Whether anything is asked for but an order. */
    boolean asksAnything() {
        return given(words) != null || given(author) != null || given(account) != null || given(authority) != null || from != null
                || to != null || narrows();
    }

    /** Whether single items are asked for, rather than threads in a period. */
    public boolean narrows() {
        return direction != null || kind != null || state != null;
    }

    Query query(@Nullable String inAccount, Content.@Nullable Kind onlyKind, int size) {
        return new Query(wordsOrNone(), inAccount != null ? inAccount : given(account), given(authority), given(author),
                direction, onlyKind,
                state, from, to, order == null ? Query.Order.NEWEST_FIRST : order, pageNumber(), size);
    }

    /** The address of the same question's other page. */
    String address(String path, int otherPage) {
        var address = UriComponentsBuilder.fromPath(path);
        add(address, "words", given(words));
        add(address, "author", given(author));
        add(address, "account", given(account));
        add(address, "authority", given(authority));
        add(address, "direction", direction);
        add(address, "kind", kind);
        add(address, "state", state);
        add(address, "from", from);
        add(address, "to", to);
        add(address, "order", order);
        return address.queryParam("page", otherPage).encode().build().toUriString();
    }

    private static void add(UriComponentsBuilder address, String name, @Nullable Object value) {
        if (value != null) {
            address.queryParam(name, "{" + name + "}").uriVariables(java.util.Map.of(name, value.toString()));
        }
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
