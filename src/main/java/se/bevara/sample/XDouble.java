package se.bevara.sample;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** X's API v2 as far as an archive reads it, made after the published OpenAPI 2.165 and 2.167: no real server can be run. */
public final class XDouble extends PlatformDouble {

    /** A token of an app that may not use this API. */
    public static final String NOT_ENROLLED = "AAAAAAAAnotenrolled";

    private static final Set<String> PARAMETERS = Set.of("ids", "query", "max_results", "pagination_token", "next_token",
            "expansions", "tweet.fields", "post.fields", "user.fields", "media.fields", "poll.fields");
    private static final Pattern CONVERSATION = Pattern.compile("conversation_id:(\\d{1,19})");
    private static final Duration SEARCHED = Duration.ofDays(7);
    private static final int MOST = 100;
    private static final int LISTED = 3_200;

    private final XHeaders headers = new XHeaders();
    private final Set<Person> suspended = new HashSet<>();
    private volatile @Nullable String word;

    public XDouble(World world) {
        super(world, Platform.X);
    }

    /** Which word its answers' names are made of, {@code tweet} or {@code post}; unless told, the one that was asked with. */
    public void speaks(String spelling) {
        word = spelling;
    }

    /** How many calls are let through in fifteen minutes of the world's clock; 900 unless told. */
    public void rateLimit(int calls) {
        headers.limit(calls);
    }

    /** What somebody of the public has written is no longer shown. */
    public void suspend(Person person) {
        suspended.add(person);
    }

    /** The API with its version, as connectors are given it. */
    @Override
    public java.net.URI base(Presence presence) {
        return java.net.URI.create(root() + "/2");
    }

    @Override
    boolean media(Request request) {
        return request.path().startsWith("/media/");
    }

    @Override
    Optional<Presence> presence(Request request) {
        List<String> path = request.segments();
        if (path.size() == 5 && path.get(2).equals("by")) {
            return world().known(Platform.X, path.get(4));
        }
        if (path.size() == 4 && path.get(1).equals("users")) {
            return world().known(Platform.X, path.get(2));
        }
        Matcher conversation = CONVERSATION.matcher(request.parameter("query", ""));
        String id = conversation.matches()
                ? conversation.group(1)
                : path.size() > 2 ? path.get(2) : request.parameter("ids", "").replaceFirst(",.*", "");
        return world().posting(Platform.X, id).map(Posting::presence);
    }

    @Override
    Answer answer(Request request, Optional<Presence> presence, @Nullable Fault fault) {
        if (media(request)) {
            return file(request);
        }
        Instant now = world().clock().instant();
        if (!headers.admits(now)) {
            return refusing(throttled(null));
        }
        try {
            return routed(request, presence.orElse(null), fault).with(headers.rate(now));
        } catch (XError error) {
            return error.answer().with(headers.rate(now));
        }
    }

    private Answer routed(Request request, @Nullable Presence presence, @Nullable Fault fault) {
        if (request.bearer().equals(NOT_ENROLLED)) {
            throw XError.notEnrolled();
        }
        if (world().presences().stream().noneMatch(each -> holds(each, request.bearer()))) {
            throw XError.unauthorized();
        }
        if (!request.method().equals("GET")) {
            return changed(request);
        }
        request.query().keySet().stream().filter(name -> !PARAMETERS.contains(name)).findFirst().ifPresent(name -> {
            throw XError.invalid(request, name);
        });
        var json = new XJson(request, word != null ? word : request.has("post.fields") ? "post" : "tweet");
        List<String> path = request.segments();
        return Json.plain(200, switch (String.join("/", path.subList(1, path.size())).replaceAll("\\d{15,}", "0")) {
            case "users/0/tweets" -> timeline(request, presence, json, fault);
            case "tweets/search/recent" -> conversation(request, json, fault);
            case "tweets" -> byIds(request, json);
            default -> user(path, presence, json);
        });
    }

    private static boolean holds(Presence presence, String token) {
        return presence.platform() == Platform.X && presence.token() == Token.VALID
                && (presence.credential().equals(token) || presence.writingCredential().equals(token));
    }

    private ObjectNode user(List<String> path, @Nullable Presence presence, XJson json) {
        ObjectNode answer = Json.object();
        if (presence == null) {
            answer.putArray("errors").add(json.missing("user", "username", path.getLast()));
        } else {
            answer.set("data", json.user(presence));
        }
        return answer;
    }

    private ObjectNode timeline(Request request, @Nullable Presence presence, XJson json, @Nullable Fault fault) {
        if (presence == null || presence.isPrivate()) {
            String id = request.segments().get(2);
            ObjectNode answer = Json.object();
            answer.putArray("errors")
                    .add(presence == null ? json.missing("user", "id", id) : json.refused("user", "id", id));
            return answer;
        }
        List<Posting> own = new ArrayList<>();
        for (Posting post : presence.posts()) {
            own.add(post);
            post.thread().stream().filter(Posting::ours).forEach(own::add);
        }
        own.sort((a, b) -> Long.compare(b.number(), a.number()));
        return listing(request, own.subList(0, Math.min(LISTED, own.size())), Posting::listed, json, fault);
    }

    private ObjectNode conversation(Request request, XJson json, @Nullable Fault fault) {
        Matcher asked = CONVERSATION.matcher(request.parameter("query", ""));
        if (!asked.matches()) {
            throw XError.invalid(request, "query");
        }
        Posting root = world().posting(Platform.X, asked.group(1)).filter(Posting::isPost)
                .filter(each -> each.remoteIds().getFirst().equals(asked.group(1))).orElse(null);
        List<Posting> all = new ArrayList<>();
        if (root != null && !root.presence().isPrivate() && !root.presence().closed()) {
            all.addAll(root.thread().reversed());
            all.add(root);
        }
        Instant since = world().clock().instant().minus(SEARCHED);
        Set<Posting> lost = fault == Fault.LOST_SUBTREE && root != null ? lost(root) : Set.of();
        return listing(request, all, each -> shown(each) && !each.created().isBefore(since) && !lost.contains(each), json, fault);
    }

    /** The first comment that has answers, and everything below it. */
    private static Set<Posting> lost(Posting root) {
        Set<Posting> lost = new HashSet<>();
        for (Posting each : root.thread()) {
            boolean first = lost.isEmpty() && each.answers().stream().anyMatch(Posting::listed);
            if (first || lost.contains(each.now().parent())) {
                lost.add(each);
            }
        }
        return lost;
    }

    private boolean shown(Posting posting) {
        return posting.listed() && !suspended.contains(posting.author());
    }

    private ObjectNode listing(Request request, List<Posting> newestFirst, Predicate<Posting> shown, XJson json,
            @Nullable Fault fault) {
        String token = request.parameter("pagination_token", request.parameter("next_token", ""));
        int most = Math.max(5, request.number("max_results", 10, MOST));
        Page page = Page.of(newestFirst, token.isEmpty() ? null : (Long) Long.parseLong(token.substring(4), 36), most, shown,
                fault);
        ObjectNode answer = Json.object();
        if (!page.items().isEmpty()) {
            write(answer, page.items(), json);
        }
        ObjectNode meta = answer.putObject("meta").put("result_count", page.items().size());
        if (page.more() && page.last() != null) {
            meta.put("next_token", "7140" + Long.toString(page.last().number(), 36));
        }
        return answer;
    }

    private static void write(ObjectNode answer, List<Posting> posts, XJson json) {
        ArrayNode data = answer.putArray("data");
        posts.forEach(each -> data.add(json.post(each, each.remoteId())));
        ObjectNode includes = json.includes(posts);
        if (!includes.isEmpty()) {
            answer.set("includes", includes);
        }
    }

    private ObjectNode byIds(Request request, XJson json) {
        List<String> ids = List.of(request.parameter("ids", "").split(","));
        if (ids.size() > MOST) {
            throw XError.invalid(request, "ids");
        }
        ObjectNode answer = Json.object();
        ArrayNode data = Json.array();
        ArrayNode errors = Json.array();
        List<Posting> found = new ArrayList<>();
        for (String id : ids) {
            Posting posting = world().posting(Platform.X, id).filter(Posting::listed).filter(each -> !each.presence().closed())
                    .orElse(null);
            if (posting == null) {
                errors.add(json.missing(json.word(), "ids", id));
            } else if (!shown(posting) || posting.presence().isPrivate()) {
                errors.add(json.refused(json.word(), "ids", id));
            } else {
                found.add(posting);
                data.add(json.post(posting, id));
            }
        }
        if (!data.isEmpty()) {
            answer.set("data", data);
            answer.set("includes", json.includes(found));
        }
        if (!errors.isEmpty()) {
            answer.set("errors", errors);
        }
        return answer;
    }

    /** An account deletes what it wrote itself, and hides what others have written in its conversations. */
    private Answer changed(Request request) {
        String id = request.segments().get(2);
        Posting posting = world().posting(Platform.X, id).filter(Posting::listed).orElse(null);
        if (posting == null || !posting.presence().writingCredential().equals(request.bearer())) {
            throw XError.forbidden("You are not permitted to perform this action.");
        }
        boolean hide = request.method().equals("PUT") && request.path().endsWith("/hidden");
        if (hide ? posting.ours() || !request.body().equals("{\"hidden\":true}") : !posting.ours()) {
            throw XError.forbidden("You are not permitted to perform this action.");
        }
        if (hide) {
            posting.hide();
        } else {
            posting.delete(By.PAGE);
        }
        ObjectNode answer = Json.object();
        answer.putObject("data").put(hide ? "hidden" : "deleted", true);
        return Json.plain(200, answer);
    }

    private Answer file(Request request) {
        String name = request.segments().getLast();
        return world().medium(Long.parseLong(name.substring(0, name.indexOf('.'))))
                .map(medium -> request.has("still")
                        ? Answer.of(200, "image/png", Pictures.still())
                        : Answer.of(200, medium.mediaType(), medium.bytes()))
                .orElseGet(() -> Answer.html(404, "Not Found", ""));
    }

    @Override
    Answer throttled(@Nullable Presence presence) {
        return new XError(429, "Too Many Requests", "about:blank", "Too Many Requests").answer()
                .with(headers.used(world().clock().instant()));
    }

    @Override
    Answer broken() {
        return new XError(503, "Service Unavailable", "about:blank", "Service Unavailable").answer();
    }
}
