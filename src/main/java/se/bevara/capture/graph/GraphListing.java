package se.bevara.capture.graph;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import se.bevara.capture.Failure;
import se.bevara.capture.FetchFailed;
import se.bevara.capture.Fetcher.Response;
import se.bevara.capture.JsonSlice;
import se.bevara.capture.Seen;
import se.bevara.capture.Session;
import se.bevara.capture.Sliced;

/** Reads listings of the Graph API. */
public final class GraphListing {

    private GraphListing() {
    }

    /** A page of a listing. @param cursor what it was asked for with; null for the first @param reader of one element */
    public static Session.Page page(Response answer, String asked, @Nullable String cursor, Function<JsonSlice, Seen> reader) {
        JsonSlice body = GraphError.answer(answer, asked);
        Sliced sliced = Sliced.read(body.elements("data"), reader);
        JsonSlice summary = body.members().get("summary");
        Long total = summary == null
                ? null
                : summary.tree().path("total_count").asLongOpt().stream().boxed().findAny().orElse(null);
        String next = next(body, asked, cursor);
        boolean counted = total != null && total > 0;
        // Some comments may be counted and not shown; all of them at once looks like a lost permission.
        boolean hollow = counted && cursor == null && next == null && sliced.items().isEmpty();
        return new Session.Page(sliced.items(), next, total, sliced.whole() && !hollow, sliced.notes());
    }

    /** {@code paging.next} says that there is more, even after an empty page. Its address holds the token: only the cursor is used. */
    private static @Nullable String next(JsonSlice body, String asked, @Nullable String cursor) {
        JsonSlice slice = body.members().get("paging");
        if (slice == null || !slice.tree().path("next").isString()) {
            return null;
        }
        String after = slice.tree().path("cursors").path("after").asString("");
        if (after.isEmpty()) {
            throw new FetchFailed(Failure.WRONG_TYPE, asked, "a cursor where more is promised", "none");
        }
        if (after.equals(cursor)) {
            throw new FetchFailed(Failure.REPEATED_PAGE, asked, "another cursor", "the one that was asked with");
        }
        return after;
    }
}
