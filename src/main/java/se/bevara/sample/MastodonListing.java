package se.bevara.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A page of an account's statuses, newest first: its posts, and its answers in threads. The way to the next page is told in the
 * {@code Link} header only.
 *
 * @param more whether older statuses follow
 */
record MastodonListing(List<Posting> items, boolean more) {

    static MastodonListing of(Request request, Presence presence, int limit, @Nullable Fault fault) {
        boolean ignored = fault == Fault.REPEATED_PAGE || fault == Fault.CYCLIC_PAGING;
        boolean follows = request.has("max_id");
        List<Posting> all = own(presence).stream()
                .filter(each -> each.isPost() || !request.parameter("exclude_replies", "").equals("true"))
                .filter(ignored ? each -> true : between(request)).toList();
        if (fault == Fault.EMPTY_LISTS || request.parameter("pinned", "").equals("true")) {
            return new MastodonListing(List.of(), false);
        }
        List<Posting> items = request.has("min_id") && !request.has("max_id") && all.size() > limit
                ? all.subList(all.size() - limit, all.size())
                : all.subList(0, Math.min(limit, all.size()));
        boolean more = switch (fault) {
            case REPEATED_PAGE -> !follows;
            case CYCLIC_PAGING -> true;
            case null, default -> all.size() > items.size();
        };
        return new MastodonListing(items, more && !items.isEmpty());
    }

    private static List<Posting> own(Presence presence) {
        List<Posting> own = new ArrayList<>();
        for (Posting post : presence.posts()) {
            own.add(post);
            post.thread().stream().filter(each -> each.writer() == presence).forEach(own::add);
        }
        own.addAll(presence.elsewhere());
        return own.stream().filter(Posting::listed)
                .sorted((a, b) -> Long.compare(Long.parseLong(b.remoteId()), Long.parseLong(a.remoteId()))).toList();
    }

    private static Predicate<Posting> between(Request request) {
        long below = number(request, "max_id", Long.MAX_VALUE);
        long above = Math.max(number(request, "min_id", 0), number(request, "since_id", 0));
        return each -> Long.parseLong(each.remoteId()) < below && Long.parseLong(each.remoteId()) > above;
    }

    private static long number(Request request, String name, long otherwise) {
        String value = request.parameter(name, "");
        return value.matches("\\d{1,18}") ? Long.parseLong(value) : otherwise;
    }

    /** The {@code Link} header; empty when there is nothing to link to. */
    String link(Request request, Presence presence, int limit) {
        if (items.isEmpty()) {
            return "";
        }
        String address = request.base() + "/api/v1/accounts/" + presence.remoteId() + "/statuses?limit=" + limit;
        String kept = request.has("exclude_replies") ? "&exclude_replies=" + request.parameter("exclude_replies", "") : "";
        String previous = "<" + address + kept + "&min_id=" + items.getFirst().remoteId() + ">; rel=\"prev\"";
        return more
                ? "<" + address + kept + "&max_id=" + items.getLast().remoteId() + ">; rel=\"next\", " + previous
                : previous;
    }
}
