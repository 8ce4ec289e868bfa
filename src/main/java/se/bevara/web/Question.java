package se.bevara.web;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.util.UriComponentsBuilder;
import se.bevara.archive.Content;
import se.bevara.archive.Direction;
import se.bevara.archive.ItemState;
import se.bevara.disclosure.Cursor;
import se.bevara.disclosure.Query;

/** What the form of an account's items asks for. Parts left empty ask for nothing. @param at where the page lies */
record Question(@Nullable Direction direction, Content.@Nullable Kind kind, @Nullable ItemState state,
        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate to, Query.@Nullable Order order,
        @Nullable String at) {

    /** Whether single items are asked for, rather than threads in a period. */
    public boolean narrows() {
        return direction != null || kind != null || state != null;
    }

    Query query(String account, Content.@Nullable Kind onlyKind, int size) {
        return new Query("", account, null, null, direction, onlyKind, state, from, to,
                order == null ? Query.Order.NEWEST_FIRST : order, 0, size).at(at == null ? null : Cursor.of(at).orElse(null));
    }

    /** The address of the same question's other page. */
    String address(String path, String other) {
        var address = UriComponentsBuilder.fromPath(path);
        add(address, "direction", direction);
        add(address, "kind", kind);
        add(address, "state", state);
        add(address, "from", from);
        add(address, "to", to);
        add(address, "order", order);
        return address.queryParam("at", other).encode().build().toUriString();
    }

    private static void add(UriComponentsBuilder address, String name, @Nullable Object value) {
        if (value != null) {
            address.queryParam(name, "{" + name + "}").uriVariables(java.util.Map.of(name, value.toString()));
        }
    }
}
