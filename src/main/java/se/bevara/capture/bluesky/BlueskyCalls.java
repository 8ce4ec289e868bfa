package se.bevara.capture.bluesky;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import se.bevara.capture.Fetcher.Response;

/** The calls of an AppView that an account's archive needs. */
interface BlueskyCalls {

    /** The most that a listing gives a page. */
    int LIMIT = 100;

    /** The most that is asked for by address at once. */
    int AT_ONCE = 25;

    @GetExchange("/xrpc/app.bsky.actor.getProfile")
    Response profile(@RequestParam String actor);

    /** Those who are not shown are left out. */
    @GetExchange("/xrpc/app.bsky.actor.getProfiles")
    Response profiles(@RequestParam List<String> actors);

    @GetExchange("/xrpc/app.bsky.feed.getAuthorFeed?filter=posts_with_replies")
    Response feed(@RequestParam String actor, @RequestParam int limit, @RequestParam(required = false) @Nullable String cursor);

    /** What stands below a post, each reply inside the one it answers. */
    @GetExchange("/xrpc/app.bsky.feed.getPostThread?parentHeight=0")
    Response thread(@RequestParam String uri, @RequestParam int depth);

    /** The replies of a thread that its owner has hidden, flat. */
    @GetExchange("/xrpc/app.bsky.unspecced.getPostThreadOtherV2")
    Response others(@RequestParam String anchor);

    /** Those that are not there are left out. */
    @GetExchange("/xrpc/app.bsky.feed.getPosts")
    Response posts(@RequestParam List<String> uris);
}
