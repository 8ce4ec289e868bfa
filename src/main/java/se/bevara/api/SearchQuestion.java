package se.bevara.api;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;
import se.bevara.archive.Content;
import se.bevara.archive.Direction;
import se.bevara.archive.ItemState;
import se.bevara.disclosure.Cursor;
import se.bevara.disclosure.Further;
import se.bevara.disclosure.Query;
import se.bevara.moderation.CaseItems;

/** What is asked of a search. What is left out asks for nothing. */
record SearchQuestion(
        @Says("Words that must occur, in any inflection. \"A phrase\" in quotes, -word to exclude, word* for a beginning.") @Nullable String words,
        @Says("Shown name of the author.") @Nullable String author,
        @Says("Id of an account in the register.") @Nullable String account,
        @Says("Name of an authority (myndighet), as the register has it.") @Nullable String authority,
        @Says("Name of a platform, such as facebook, mastodon or wordpress.") @Nullable String platform,
        @Says("DRAWN_UP by the municipality, or RECEIVED from others.") @Nullable Direction direction,
        @Says("POST or COMMENT.") Content.@Nullable Kind kind,
        @Says("How the item stands, or what has happened to it: REMOVED is by the municipality itself.") @Nullable Condition state,
        @Says("Whether anything but links is attached.") @Nullable Boolean media,
        @Says("First civil day in Sweden, inclusive.") @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate from,
        @Says("Last civil day in Sweden, inclusive.") @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate to,
        @Says("Whose time the days are of: PLATFORM (the default) or CAPTURE.") @Nullable Clocked clock,
        @Says("Number of a moderation case, the archive's or the case system's.") @Nullable String number,
        @Says("NEWEST_FIRST (the default), OLDEST_FIRST or RELEVANCE.") Query.@Nullable Order order,
        @Says("How many items a page holds, 1 to 100; 20 by default.") @Nullable Integer size,
        @Says("Where the page lies: next or previous of an earlier answer to the same question.") @Nullable String at,
        @Says("Whether to count all that is found by what it is; false by default.") @Nullable Boolean facets) {

    /** How an item stands, or what has happened to it. */
    enum Condition {
        VISIBLE,
        EDITED,
        HIDDEN,
        MISSING,
        GONE,
        REMOVED,
        DISPOSED
    }

    /** The platform's own time, or ours when we captured. */
    enum Clocked {
        PLATFORM,
        CAPTURE
    }

    private static final int LARGEST = 100;
    private static final int USUAL = 20;

    boolean counts() {
        return facets != null && facets;
    }

    /** The question within what its asker may read. */
    Query query(CaseItems cases, @Nullable Set<String> within) {
        int many = size == null ? USUAL : size;
        Cursor cursor = at == null
                ? null
                : Cursor.of(at).orElseThrow(() -> refused("at: expected next or previous of an answer"));
        if (many < 1 || many > LARGEST) {
            throw refused("size: expected 1 to " + LARGEST);
        }
        boolean captured = clock == Clocked.CAPTURE;
        return new Query(words == null ? "" : words, given(account), given(authority), given(author), direction, kind,
                stands(), captured ? null : from, captured ? null : to, order == null ? Query.Order.NEWEST_FIRST : order, 0, many,
                new Further(given(platform), captured ? from : null, captured ? to : null,
                        state == Condition.EDITED ? Boolean.TRUE : null, media, only(cases)),
                cursor, within);
    }

    private @Nullable ItemState stands() {
        return state == null || state == Condition.EDITED || state == Condition.REMOVED ? null : ItemState.valueOf(state.name());
    }

    private @Nullable Set<Long> only(CaseItems cases) {
        String asked = given(number);
        Set<Long> numbered = asked == null ? null : cases.numbered(asked);
        if (state != Condition.REMOVED) {
            return numbered;
        }
        var removed = new HashSet<>(cases.removed());
        if (numbered != null) {
            removed.retainAll(numbered);
        }
        return removed;
    }

    private static ResponseStatusException refused(String why) {
        return new ResponseStatusException(HttpStatus.BAD_REQUEST, why);
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
