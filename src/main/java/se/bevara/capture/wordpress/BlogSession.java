package se.bevara.capture.wordpress;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.bevara.capture.Failure;
import se.bevara.capture.FetchFailed;
import se.bevara.capture.Session;

/** One blog, one night: through the REST API, and through the feeds where the blog says that it has none for us. */
final class BlogSession implements Session {

    private final RestSession rest;
    private final FeedSession feeds;
    private final boolean credential;
    private @Nullable Session way;

    BlogSession(RestSession rest, FeedSession feeds, boolean credential) {
        this.rest = rest;
        this.feeds = feeds;
        this.credential = credential;
    }

    @Override
    public Profile profile() {
        RestAnswer site = rest.site();
        int status = site.response().status();
        boolean none = status == 404 || status == 410;
        boolean closed = !credential && (status == 401 || status == 403);
        if (!none && !closed) {
            way = rest;
            return rest.profile(site);
        }
        return throughFeeds(site, closed);
    }

    private Profile throughFeeds(RestAnswer site, boolean closed) {
        try {
            Profile profile = feeds.profile();
            way = feeds;
            return profile;
        } catch (FetchFailed e) {
            boolean refused = e.failure() == Failure.LOGIN_WALL || e.failure() == Failure.REDIRECTED;
            if (closed && refused) {
                throw new FetchFailed(Failure.ACCOUNT_PRIVATE, site.asked(), "a blog that all may read", site.evidence());
            }
            throw e;
        }
    }

    private Session way() {
        if (way == null) {
            profile();
        }
        return java.util.Objects.requireNonNull(way);
    }

    @Override
    public Page posts(@Nullable String cursor) {
        return way().posts(cursor);
    }

    @Override
    public Page comments(Post post, @Nullable String cursor) {
        return way().comments(post, cursor);
    }

    @Override
    public Map<String, Answer> byId(List<Asked> asked) {
        return way().byId(asked);
    }
}
