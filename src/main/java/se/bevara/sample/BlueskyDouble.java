package se.bevara.sample;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Bluesky's AppView, the directory of identities, and the server where everybody's repository lies, as far as an archive asks them. All is
 * public: no credential is looked at.
 */
public final class BlueskyDouble extends PlatformDouble {

    private static final int MOST = 100;
    private static final int USUAL = 50;
    private static final int AT_ONCE = 25;
    private static final int CALLS = 3_000;

    private final MastodonHeaders headers = new MastodonHeaders();
    private final Set<String> away = new HashSet<>();

    public BlueskyDouble(World world) {
        super(world, Platform.BLUESKY);
        headers.limit(CALLS);
    }

    /** Somebody deactivates their account: what they wrote is nowhere shown until they are back. */
    public void deactivate(String name) {
        away.add(name);
    }

    public void reactivate(String name) {
        away.remove(name);
    }

    /** Where identities are looked up. */
    public String directory() {
        return root() + "/plc";
    }

    @Override
    boolean media(Request request) {
        return request.path().startsWith("/plc/") || request.path().endsWith(".getBlob");
    }

    @Override
    Optional<Presence> presence(Request request) {
        for (String name : List.of("uri", "uris", "anchor")) {
            if (request.has(name)) {
                return posting(request.parameter(name, "")).map(Posting::presence);
            }
        }
        return account(request.parameter("actor", ""));
    }

    private Optional<Presence> account(String handleOrDid) {
        return world().known(Platform.BLUESKY, handleOrDid);
    }

    private Optional<Posting> posting(String uri) {
        return world().posting(Platform.BLUESKY, uri);
    }

    @Override
    Answer answer(Request request, Optional<Presence> presence, @Nullable Fault fault) {
        var json = new BlueskyJson(request.base());
        if (request.path().startsWith("/plc/")) {
            return Json.plain(200, json.identity(request.segments().getLast()));
        }
        if (request.path().endsWith(".getBlob")) {
            return blob(request);
        }
        Instant now = world().clock().instant();
        return headers.admits(now)
                ? routed(request, presence.orElse(null), fault, json).with(rate(now))
                : refusing(throttled(null));
    }

    private Answer routed(Request request, @Nullable Presence presence, @Nullable Fault fault, BlueskyJson json) {
        return switch (request.segments().getLast()) {
            case "app.bsky.actor.getProfile" ->
                presence == null ? profile(request, json) : Json.plain(200, json.profile(presence));
            case "app.bsky.actor.getProfiles" -> profiles(request, json);
            case "app.bsky.feed.getAuthorFeed" -> presence == null ? noProfile(request) : feed(request, presence, fault, json);
            case "app.bsky.feed.getPostThread" -> thread(request, fault, json);
            case "app.bsky.unspecced.getPostThreadOtherV2" -> others(request, json);
            case "app.bsky.feed.getPosts" -> posts(request, json);
            default -> error(501, "MethodNotImplemented", "Method Not Implemented");
        };
    }

    private Answer profile(Request request, BlueskyJson json) {
        String actor = request.parameter("actor", "");
        return people().filter(each -> BlueskyJson.handle(each).equals(actor)).findFirst()
                .map(each -> Json.plain(200, json.person(each))).orElseGet(() -> noProfile(request));
    }

    /** Those of the public who have written something, and are there. */
    private Stream<Person> people() {
        return world().postings().stream().filter(each -> each.presence().platform() == Platform.BLUESKY && !each.ours())
                .map(Posting::author).distinct().filter(each -> !away.contains(each.name()));
    }

    private Answer noProfile(Request request) {
        String actor = request.parameter("actor", "");
        boolean closed = world().presences().stream().anyMatch(each -> each.closed() && each.platform() == Platform.BLUESKY
                && (each.handle().equals(actor) || each.remoteId().equals(actor)));
        return closed
                ? error(400, "AccountDeactivated", "Account is deactivated")
                : error(400, "InvalidRequest", "Profile not found");
    }

    private Answer profiles(Request request, BlueskyJson json) {
        ObjectNode body = Json.object();
        ArrayNode profiles = body.putArray("profiles");
        List<String> actors = request.query().getOrDefault("actors", List.of());
        if (actors.size() > AT_ONCE) {
            return error(400, "InvalidRequest", "Error: actors must not have more than 25 elements");
        }
        people().filter(each -> actors.contains(Ids.did(each.number()))).forEach(each -> profiles.add(json.person(each)));
        actors.forEach(actor -> account(actor).ifPresent(own -> profiles.add(json.profile(own))));
        return Json.plain(200, body);
    }

    private Answer feed(Request request, Presence presence, @Nullable Fault fault, BlueskyJson json) {
        int limit = Math.max(1, request.number("limit", USUAL, MOST));
        String cursor = request.parameter("cursor", "");
        Page page = Page.of(own(presence), cursor.isEmpty() ? null : Long.valueOf(cursor), limit, this::shown, fault);
        ObjectNode body = Json.object();
        ArrayNode feed = body.putArray("feed");
        for (Posting posting : page.items()) {
            ObjectNode element = feed.addObject();
            element.set("post", json.post(posting));
            Posting parent = posting.now().parent();
            if (parent != null) {
                ObjectNode reply = element.putObject("reply");
                reply.set("root", json.shown(posting.post(), shown(posting.post())));
                reply.set("parent", json.shown(parent, shown(parent)));
            }
        }
        if (page.last() != null) {
            body.put("cursor", Long.toString(page.last().number()));
        }
        return Json.plain(200, body);
    }

    /** Its posts and its answers, newest first. */
    private static List<Posting> own(Presence presence) {
        List<Posting> own = new ArrayList<>(presence.posts());
        presence.posts().forEach(post -> post.thread().stream().filter(each -> each.writer() == presence).forEach(own::add));
        own.addAll(presence.elsewhere());
        own.sort(Comparator.comparingLong(Posting::number).reversed());
        return own;
    }

    private boolean shown(Posting posting) {
        return posting.listed() && !posting.presence().closed() && (posting.ours() || !away.contains(posting.author().name()));
    }

    private Answer thread(Request request, @Nullable Fault fault, BlueskyJson json) {
        String uri = request.parameter("uri", "");
        Posting top = posting(uri).filter(this::shown).orElse(null);
        if (top == null) {
            return error(400, "NotFound", "Post not found: " + uri);
        }
        ObjectNode body = Json.object();
        body.set("thread", node(top, request.number("depth", 6, 1_000), fault, json));
        return Json.plain(200, body);
    }

    private ObjectNode node(Posting posting, int depth, @Nullable Fault fault, BlueskyJson json) {
        ObjectNode node = Json.object().put("$type", "app.bsky.feed.defs#threadViewPost");
        node.set("post", json.post(posting));
        if (depth > 0 && fault != Fault.EMPTY_LISTS) {
            ArrayNode replies = node.putArray("replies");
            boolean losing = fault == Fault.LOST_SUBTREE && posting.isPost();
            for (Posting answer : posting.answers()) {
                boolean lost = losing && answer.answers().stream().anyMatch(this::shown);
                losing &= !lost;
                if (shown(answer) && !lost) {
                    replies.add(node(answer, depth - 1, fault, json));
                }
            }
        }
        node.putObject("threadContext");
        return node;
    }

    private Answer others(Request request, BlueskyJson json) {
        Posting top = posting(request.parameter("anchor", "")).filter(this::shown).orElse(null);
        ObjectNode body = Json.object();
        ArrayNode thread = body.putArray("thread");
        if (top != null) {
            top.thread().stream().filter(this::shown).filter(each -> each.now().standing() == Standing.HIDDEN)
                    .forEach(each -> thread.add(json.hidden(each)));
        }
        return Json.plain(200, body);
    }

    private Answer posts(Request request, BlueskyJson json) {
        List<String> uris = request.query().getOrDefault("uris", List.of());
        if (uris.size() > AT_ONCE) {
            return error(400, "InvalidRequest", "Error: uris must not have more than 25 elements");
        }
        ObjectNode body = Json.object();
        ArrayNode posts = body.putArray("posts");
        uris.forEach(uri -> posting(uri).filter(this::shown).ifPresent(each -> posts.add(json.post(each))));
        return Json.plain(200, body);
    }

    /** What is in no post any more is no longer kept. */
    private Answer blob(Request request) {
        String author = request.parameter("did", "");
        String cid = request.parameter("cid", "");
        return world().postings().stream().filter(this::shown)
                .filter(each -> BlueskyJson.did(each).equals(author))
                .flatMap(each -> each.now().media().stream()).filter(each -> Ids.cid(each.bytes()).equals(cid))
                .filter(each -> world().medium(each.number()).isPresent()).findFirst()
                .map(medium -> Answer.of(200, medium.mediaType(), medium.bytes()))
                .orElseGet(() -> error(400, "BlobNotFound", "Blob not found"));
    }

    private Map<String, String> rate(Instant now) {
        Map<String, String> counted = headers.rate(now);
        Map<String, String> told = new LinkedHashMap<>();
        told.put("RateLimit-Limit", Integer.toString(CALLS));
        told.put("RateLimit-Remaining", counted.getOrDefault("X-RateLimit-Remaining", "0"));
        told.put("RateLimit-Reset",
                Long.toString(Instant.parse(counted.getOrDefault("X-RateLimit-Reset", "")).getEpochSecond()));
        told.put("RateLimit-Policy", CALLS + ";w=300");
        return told;
    }

    private static Answer error(int status, String name, String message) {
        return Json.plain(status, Json.object().put("error", name).put("message", message));
    }

    @Override
    Answer throttled(@Nullable Presence presence) {
        return error(429, "RateLimitExceeded", "Rate Limit Exceeded").with("Retry-After", "120");
    }

    @Override
    Answer broken() {
        return error(502, "UpstreamFailure", "Upstream Failure");
    }
}
