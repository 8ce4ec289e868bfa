package se.bevara.capture.wordpress;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.bevara.accounts.Account;
import se.bevara.archive.Content;
import se.bevara.capture.Failure;
import se.bevara.capture.FetchFailed;
import se.bevara.capture.Fetcher;
import se.bevara.capture.Fetcher.Response;
import se.bevara.capture.Seen;
import se.bevara.capture.Session;

/** One blog, one night, through its feeds: the newest ten of each. Their listings are windows and prove no absence. */
final class FeedSession implements Session {

    private static final Map<String, String> ACCEPT = Map.of("Accept",
            "application/rss+xml, application/atom+xml, application/xml;q=0.9");
    private final Account account;
    private final URI base;
    private final boolean direct;
    private final Fetcher fetcher;
    private final Map<String, Seen> seen = new HashMap<>();
    private @Nullable Response feed;

    /** @param direct whether the base address is itself that of a feed */
    FeedSession(Account account, URI base, boolean direct, Fetcher fetcher) {
        this.account = account;
        this.base = base;
        this.direct = direct;
        this.fetcher = fetcher;
    }

    static boolean isFeed(URI address) {
        return address.getPath().matches("(?i).*(/(feed|rss|atom)/?|\\.(xml|rss|atom|rdf))");
    }

    @Override
    public Profile profile() {
        Response answer = fetched(direct ? "" : "/feed/");
        feed = answer;
        FeedSlices.Feed slices = FeedSlices.of(answer, asked(""));
        return new Profile(account.handle(), account.handle(), account.handle(), null, Map.of("url", base.toString()),
                new Seen.Raw(answer.body(), slices.mediaType(), answer.digest()));
    }

    @Override
    public Page posts(@Nullable String cursor) {
        Response answer = feed == null ? fetched(direct ? "" : "/feed/") : feed;
        feed = null;
        return page(answer, asked(""));
    }

    /** Below a post's address lies the feed of its comments. A post that the feed of posts no longer shows is not asked for. */
    @Override
    public Page comments(Post post, @Nullable String cursor) {
        Seen known = seen.get(post.remoteId());
        URI link = known == null ? null : known.content().permalink();
        if (direct || link == null) {
            return new Page(List.of(), null, null, false, List.of());
        }
        String path = link.getRawPath().startsWith(base.getRawPath())
                ? link.getRawPath().substring(base.getRawPath().length())
                : link.getRawPath();
        return page(fetched((path.endsWith("/") ? path : path + "/") + "feed/"), asked(" of comments"));
    }

    private Page page(Response answer, String asked) {
        FeedSlices.Feed slices = FeedSlices.of(answer, asked);
        List<Seen> items = new ArrayList<>();
        int unread = 0;
        for (byte[] block : slices.items()) {
            try {
                Content content = FeedItem.read(block, slices.mediaType());
                items.add(new Seen(content, new Seen.Raw(block, slices.mediaType(), answer.digest()),
                        content.kind() == Content.Kind.POST, -1));
            } catch (IllegalArgumentException e) {
                unread++;
            }
        }
        if (items.isEmpty() && unread > 0) {
            throw new FetchFailed(Failure.NOT_READABLE, asked, "items", unread + " that are none");
        }
        items.forEach(item -> seen.put(item.content().remoteId(), item));
        return new Page(items, null, null, false, unread == 0 ? List.of() : List.of(unread + " poster gick inte att läsa"));
    }

    /** What a feed shows tonight is there; of all else it says nothing. */
    @Override
    public Map<String, Answer> byId(List<Asked> asked) {
        Map<String, Answer> answers = new HashMap<>();
        for (Asked one : asked) {
            Seen known = seen.get(one.remoteId());
            answers.put(one.remoteId(), known == null ? new Answer.Unclear(Failure.FORBIDDEN) : new Answer.Here(known));
        }
        return answers;
    }

    private Response fetched(String path) {
        Response answer = fetcher.get(URI.create(base + path), ACCEPT);
        return switch (answer.status()) {
            case 200 -> answer;
            case 404, 410 -> throw new FetchFailed(Failure.ACCOUNT_GONE, asked(""), "a feed", "HTTP " + answer.status());
            case 401, 403 -> throw new FetchFailed(Failure.ACCOUNT_PRIVATE, asked(""), "a feed", "HTTP " + answer.status());
            default -> throw new FetchFailed(Failure.WRONG_TYPE, asked(""), "a feed", "HTTP " + answer.status());
        };
    }

    private String asked(String more) {
        return "GET feed" + more + " of " + account.id();
    }
}
