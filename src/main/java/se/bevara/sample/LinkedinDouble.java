package se.bevara.sample;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * LinkedIn's versioned API as far as an archive reads it, both through the Pages Data Portability API and through Community Management,
 * made after the documentation and the clients of others: no real server can be run.
 */
public final class LinkedinDouble extends PlatformDouble {

    /** The token of somebody who administers no page. */
    public static final String VISITOR = "AQXvisitor";

    private static final String OLDEST = "202509";
    private static final int MOST = 100;

    private final FacebookCdn cdn = new FacebookCdn();
    private final Set<Person> silent = new HashSet<>();
    private volatile String metadata = "paginationCursorMetdata";
    private volatile int reposts;
    private volatile Duration pace = Duration.ZERO;
    private Instant listed = Instant.EPOCH;

    public LinkedinDouble(World world) {
        super(world, Platform.LINKEDIN);
    }

    /** Somebody of the public does not let it be told who has written what. */
    public void silence(Person person) {
        silent.add(person);
    }

    /** Spells where the next cursor lies as one would expect, not as the platform does. */
    public void spellsWell() {
        metadata = "paginationCursorMetadata";
    }

    /** How far apart the feed of the first door is asked for at least; as close as one likes unless told. */
    public void pace(Duration apart) {
        pace = apart;
    }

    /** How many reposts without words stand first in a page's feed. */
    public void reposts(int many) {
        reposts = many;
    }

    @Override
    public URI base(Presence presence) {
        return URI.create(root() + "/rest");
    }

    @Override
    boolean media(Request request) {
        return request.path().startsWith("/cdn/");
    }

    @Override
    Optional<Presence> presence(Request request) {
        return world().presences().stream().filter(each -> each.platform() == Platform.LINKEDIN)
                .filter(each -> each.credential().equals(request.bearer())).findFirst();
    }

    @Override
    Answer answer(Request request, Optional<Presence> presence, @Nullable Fault fault) {
        if (media(request)) {
            return cdn.serve(request, world(), world().clock().instant());
        }
        try {
            refuse(request, presence.orElse(null));
            String resource = request.segments().size() > 1 ? request.segments().get(1) : "";
            if (resource.equals("dmaFeedContentsExternal") && tooSoon(world().clock().instant())) {
                return refusing(throttled());
            }
            boolean dma = resource.startsWith("dma");
            var json = new LinkedinJson(request, dma, cdn, world().clock().instant(), silent);
            String named = dma ? Character.toLowerCase(resource.charAt(3)) + resource.substring(4) : resource;
            return Json.plain(200, routed(named, request, presence.orElse(null), json, fault));
        } catch (LinkedinError error) {
            return error.answer();
        }
    }

    private boolean tooSoon(Instant now) {
        boolean soon = now.isBefore(listed.plus(pace));
        listed = soon ? listed : now;
        return soon;
    }

    private static void refuse(Request request, @Nullable Presence presence) {
        boolean visitor = request.bearer().equals(VISITOR);
        if (presence == null && !visitor || presence != null && presence.token() != Token.VALID) {
            throw new LinkedinError(401, 65_600, "INVALID_ACCESS_TOKEN", "Invalid access token");
        }
        String version = request.header("linkedin-version");
        if (!version.matches("\\d{6}") || !request.header("x-restli-protocol-version").equals("2.0.0")) {
            throw new LinkedinError(400, 0, "VERSION_MISSING", "A version must be present.");
        }
        if (version.compareTo(OLDEST) < 0) {
            throw new LinkedinError(426, 0, "NONEXISTENT_VERSION", "Requested version " + version + " is not active");
        }
        if (!request.method().equals("GET")) {
            throw LinkedinError.denied();
        }
    }

    private ObjectNode routed(String resource, Request request, @Nullable Presence page, LinkedinJson json,
            @Nullable Fault fault) {
        boolean community = !json.dma();
        return switch (resource) {
            case "organizationAcls" -> roles(page);
            case "organizations" -> organizations(request, page);
            case "feedContentsExternal" -> feed(request, member(page), json, fault);
            case "socialMetadata" ->
                batch(request, posting -> json.dma() || !LinkedinJson.below(posting).isEmpty(), json::social, page);
            case "posts" -> community && request.has("q")
                    ? numbered(request, member(page).posts().reversed(), own(request, member(page)), json)
                    : batch(request, Posting::isPost, json::item, page);
            case "comments" -> batch(request, posting -> !posting.isPost(), json::item, page);
            case "socialActions" -> actions(request, member(page), json, fault);
            default -> throw LinkedinError.notFound();
        };
    }

    private static Presence member(@Nullable Presence page) {
        if (page == null) {
            throw LinkedinError.denied();
        }
        return page;
    }

    private static ObjectNode roles(@Nullable Presence page) {
        ObjectNode answer = Json.object();
        ArrayNode elements = answer.putArray("elements");
        if (page != null) {
            elements.addObject().put("role", "ADMINISTRATOR").put("state", "APPROVED").put("organization", LinkedinJson.urn(page))
                    .put("roleAssignee", "urn:li:person:Adm1");
        }
        answer.putObject("paging").put("start", 0).put("count", MOST).putArray("links");
        return answer;
    }

    private static ObjectNode organizations(Request request, @Nullable Presence page) {
        ObjectNode answer = Json.object();
        ObjectNode results = answer.putObject("results");
        ObjectNode statuses = answer.putObject("statuses");
        for (String id : ids(request)) {
            if (page != null && page.remoteId().equals(id) && !page.closed()) {
                results.set(id, LinkedinJson.page(page));
            } else {
                statuses.put(id, 404);
            }
        }
        return answer;
    }

    /** The list's own commas are those before an URN, or between numbers alone. */
    private static List<String> ids(Request request) {
        String list = request.parameter("ids", "");
        if (!list.startsWith("List(") || !list.endsWith(")")) {
            throw LinkedinError.invalid("ids");
        }
        String within = list.substring(5, list.length() - 1);
        return within.isEmpty() ? List.of() : List.of(within.split(within.startsWith("urn") ? ",(?=urn:li:)" : ","));
    }

    private interface Writer {

        ObjectNode write(Posting posting);
    }

    private ObjectNode batch(Request request, Predicate<Posting> kind, Writer writer, @Nullable Presence page) {
        ObjectNode answer = Json.object();
        ObjectNode results = answer.putObject("results");
        ObjectNode statuses = answer.putObject("statuses");
        ObjectNode errors = answer.putObject("errors");
        for (String id : ids(request)) {
            Optional<Posting> found = readable(id, page).filter(kind);
            if (found.isPresent()) {
                results.set(id, writer.write(found.get()));
                statuses.put(id, 200);
            } else {
                statuses.put(id, 404);
                errors.putObject(id).put("status", 404).put("code", "NOT_FOUND").put("message", "Entity is not found");
            }
        }
        return answer;
    }

    private Optional<Posting> readable(String id, @Nullable Presence page) {
        return world().posting(Platform.LINKEDIN, id).filter(each -> each.presence() == page).filter(Posting::listed)
                .filter(each -> each.isPost() || each.post().listed());
    }

    private static Predicate<Posting> own(Request request, Presence page) {
        if (!request.parameter("author", "").equals(LinkedinJson.urn(page))) {
            throw LinkedinError.denied();
        }
        return Posting::listed;
    }

    private ObjectNode feed(Request request, Presence page, LinkedinJson json, @Nullable Fault fault) {
        List<Posting> all;
        Predicate<Posting> shown;
        if (request.parameter("q", "").equals("postsByAuthor")) {
            all = page.posts().reversed();
            shown = own(request, page);
        } else {
            Posting entity = readable(request.parameter("entity", ""), page).orElseThrow(LinkedinError::notFound);
            all = LinkedinJson.below(entity).reversed();
            shown = shown(LinkedinJson.below(entity), fault);
        }
        String cursor = request.parameter("paginationCursor", "");
        Page cut = Page.of(all, cursor.isEmpty() ? null : (Long) Long.parseLong(cursor.substring(2), 36),
                Math.max(1, request.number("maxPaginationCount", 10, MOST)), shown, fault);
        ObjectNode answer = Json.object();
        ArrayNode elements = answer.putArray("elements");
        for (int i = 0; i < (cursor.isEmpty() && request.has("author") ? reposts : 0); i++) {
            elements.addObject().put("id", "urn:li:instantRepost:(urn:li:share:7009," + i + ")").put("type", "INSTANT_REPOST");
        }
        cut.items()
                .forEach(each -> elements.addObject().put("id", each.remoteId()).put("type", each.isPost() ? "POST" : "COMMENT"));
        ObjectNode next = answer.putObject("metadata").putObject(metadata);
        if (cut.more() && cut.last() != null) {
            next.put("nextPaginationCursor", "DF" + Long.toString(cut.last().number(), 36));
        }
        return answer;
    }

    private static Predicate<Posting> shown(List<Posting> comments, @Nullable Fault fault) {
        Posting lost = fault == Fault.LOST_SUBTREE
                ? comments.stream().filter(Posting::listed)
                        .filter(each -> LinkedinJson.below(each).stream().anyMatch(Posting::listed)).findFirst().orElse(null)
                : null;
        return each -> each.listed() && each != lost;
    }

    /** A post that nobody has commented has no social actions at all. */
    private ObjectNode actions(Request request, Presence page, LinkedinJson json, @Nullable Fault fault) {
        List<String> path = request.segments();
        Posting entity = readable(path.get(2), page).orElseThrow(LinkedinError::notFound);
        List<Posting> below = LinkedinJson.below(entity);
        if (path.size() == 5) {
            return json.item(entity.post().thread().stream().filter(Posting::listed)
                    .filter(each -> each.remoteId().endsWith("," + path.get(4) + ")")).findFirst()
                    .orElseThrow(LinkedinError::notFound));
        }
        if (below.isEmpty()) {
            throw LinkedinError.notFound();
        }
        return numbered(request, below, shown(below, fault), json);
    }

    private static ObjectNode numbered(Request request, List<Posting> all, Predicate<Posting> shown, LinkedinJson json) {
        List<Posting> open = all.stream().filter(shown).toList();
        int start = Math.min(open.size(), request.number("start", 0, Integer.MAX_VALUE));
        int count = Math.max(1, request.number("count", 10, MOST));
        ObjectNode answer = Json.object();
        answer.putObject("paging").put("start", start).put("count", count).put("total", open.size()).putArray("links");
        ArrayNode elements = answer.putArray("elements");
        open.subList(start, Math.min(open.size(), start + count)).forEach(each -> elements.add(json.item(each)));
        return answer;
    }

    @Override
    Answer throttled(Presence presence) {
        return throttled();
    }

    private static Answer throttled() {
        return new LinkedinError(429, 101, "TOO_MANY_REQUESTS",
                "Resource level throttle limit for calls to this resource is reached.")
                .answer().with("Retry-After", "60");
    }

    @Override
    Answer broken() {
        return new LinkedinError(500, 0, "INTERNAL_SERVER_ERROR", "Internal Server Error").answer();
    }
}
