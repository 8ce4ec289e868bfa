package se.bevara.sample;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The client API of one Mastodon server, the municipality's own, with all its accounts on it. Answers of the public come from another
 * server, as federated copies.
 */
public final class MastodonDouble extends PlatformDouble {

    private static final int NOT_FOUND = 404;
    private static final int MOST = 40;
    private static final int USUAL = 20;

    private final MastodonHeaders headers = new MastodonHeaders();
    private volatile boolean requiresToken;

    public MastodonDouble(World world) {
        super(world, Platform.MASTODON);
    }

    /** Whether public statuses need a token too, as on GoToSocial and snac. */
    public void requiresToken(boolean does) {
        requiresToken = does;
    }

    /** How many calls are let through in five minutes of the world's clock; 300 unless told. */
    public void rateLimit(int calls) {
        headers.limit(calls);
    }

    @Override
    boolean media(Request request) {
        return request.path().startsWith("/media_attachments/");
    }

    @Override
    Optional<Presence> presence(Request request) {
        List<String> path = request.segments();
        if (path.size() < 4) {
            List<String> ids = request.query().getOrDefault("id[]", List.of());
            return ids.isEmpty() ? Optional.empty() : posting(ids.getFirst()).map(Posting::presence);
        }
        return switch (path.get(2)) {
            case "accounts" -> path.get(3).equals("lookup") ? account(request.parameter("acct", "")) : account(path.get(3));
            case "statuses" -> posting(path.get(3)).map(Posting::presence);
            default -> Optional.empty();
        };
    }

    private Optional<Presence> account(String handleOrId) {
        return world().known(Platform.MASTODON, handleOrId.replaceAll("^@", "").replaceAll("@social\\.solvik\\.example$", ""));
    }

    private Optional<Posting> posting(String id) {
        return world().posting(Platform.MASTODON, id);
    }

    @Override
    Answer answer(Request request, Optional<Presence> presence, @Nullable Fault fault) {
        if (media(request)) {
            return file(request, fault);
        }
        Instant now = world().clock().instant();
        if (!headers.admits(now)) {
            return refusing(throttled(null));
        }
        return routed(request, presence, fault).with(headers.rate(now));
    }

    private Answer routed(Request request, Optional<Presence> presence, @Nullable Fault fault) {
        boolean trusted = trusted(request);
        if (!request.bearer().isEmpty() && !trusted) {
            return error(401, "The access token is invalid");
        }
        if (requiresToken && !trusted) {
            return error(401, "This method requires an authenticated user");
        }
        List<String> path = request.segments();
        if (request.path().matches("/api/v[12]/instance")) {
            return Json.plain(200, MastodonJson.instance(changesIds(request)));
        }
        MastodonJson json = new MastodonJson(request.base());
        if (request.path().equals("/api/v2/search")) {
            return trusted ? found(request.parameter("q", ""), json) : error(401, "This method requires an authenticated user");
        }
        if (path.size() < 3 || !request.path().startsWith("/api/v1/")) {
            return error(NOT_FOUND, "Not Found");
        }
        return switch (path.get(2)) {
            case "accounts" -> account(request, presence.orElse(null), trusted, fault, json);
            case "statuses" -> request.method().equals("DELETE")
                    ? deleted(request)
                    : status(request, trusted, fault, json);
            default -> error(NOT_FOUND, "Not Found");
        };
    }

    /** A token of one of the server's own accounts that still holds. */
    private boolean trusted(Request request) {
        return world().presences().stream().anyMatch(each -> each.platform() == Platform.MASTODON
                && each.token() == Token.VALID
                && (each.credential().equals(request.bearer()) || each.writingCredential().equals(request.bearer())));
    }

    /** An account whose ids change stands for one on a snac of its own: whoever shows its token is told that server's version. */
    private boolean changesIds(Request request) {
        return world().presences().stream()
                .anyMatch(each -> each.idsChangeOnEdit() && each.credential().equals(request.bearer()));
    }

    private Answer account(Request request, @Nullable Presence presence, boolean trusted, @Nullable Fault fault,
            MastodonJson json) {
        if (presence == null) {
            String id = request.segments().size() > 3 ? request.segments().get(3) : "";
            boolean closed = world().presences().stream().anyMatch(each -> each.closed() && each.remoteId().equals(id));
            return closed ? error(410, "Gone") : error(NOT_FOUND, "Record not found");
        }
        boolean statuses = request.segments().size() == 5 && request.segments().get(4).equals("statuses");
        return statuses
                ? statuses(request, presence, trusted, fault, json)
                : Json.plain(200, json.account(presence));
    }

    private Answer statuses(Request request, Presence presence, boolean trusted, @Nullable Fault fault, MastodonJson json) {
        if (presence.isPrivate() && !trusted) {
            return Json.plain(200, Json.array());
        }
        int limit = Math.max(1, request.number("limit", USUAL, MOST));
        MastodonListing listing = MastodonListing.of(request, presence, limit, fault);
        ArrayNode body = Json.array();
        listing.items().forEach(each -> body.add(json.status(each)));
        Answer answer = Json.plain(200, body);
        String link = listing.link(request, presence, limit);
        return link.isEmpty() ? answer : answer.with("Link", link);
    }

    private Answer status(Request request, boolean trusted, @Nullable Fault fault, MastodonJson json) {
        List<String> path = request.segments();
        if (path.size() == 3) {
            ArrayNode body = Json.array();
            request.query().getOrDefault("id[]", List.of()).stream().limit(USUAL)
                    .map(id -> readable(id, trusted)).flatMap(Optional::stream).forEach(each -> body.add(json.status(each)));
            return Json.plain(200, body);
        }
        Optional<Posting> found = readable(path.get(3), trusted);
        if (found.isEmpty()) {
            return error(NOT_FOUND, "Record not found");
        }
        JsonNode body = switch (path.size() == 5 ? path.get(4) : "") {
            case "context" -> new MastodonContext(found.get(), trusted, fault).json(json);
            case "history" -> json.history(found.get());
            default -> json.status(found.get());
        };
        return Json.plain(200, body);
    }

    /** A status by its address, on whichever server: fetched from there, if it was not here. */
    private Answer found(String address, MastodonJson json) {
        ObjectNode body = Json.object();
        body.putArray("accounts");
        ArrayNode statuses = body.putArray("statuses");
        body.putArray("hashtags");
        world().postings().stream().filter(each -> each.presence().platform() == Platform.MASTODON)
                .filter(each -> each.permalink().equals(address) || Ids.address(each).equals(address))
                .filter(each -> readable(each.remoteId(), true).isPresent()).forEach(each -> statuses.add(json.status(each)));
        return Json.plain(200, body);
    }

    /** An account deletes what it has written itself, with a token that may write. */
    private Answer deleted(Request request) {
        Posting posting = readable(request.segments().getLast(), true).orElse(null);
        boolean writes = world().presences().stream().anyMatch(each -> each.writingCredential().equals(request.bearer()));
        if (!writes) {
            return error(403, "This action is outside the authorized scopes");
        }
        Presence writer = posting == null ? null : posting.writer();
        if (posting == null || writer == null || !writer.writingCredential().equals(request.bearer())) {
            return error(NOT_FOUND, "Record not found");
        }
        posting.delete(By.PAGE);
        return Json.plain(200, new MastodonJson(request.base()).status(posting));
    }

    private Optional<Posting> readable(String id, boolean trusted) {
        return posting(id).filter(Posting::listed).filter(each -> !each.presence().closed())
                .filter(each -> trusted || !each.presence().isPrivate());
    }

    private Answer file(Request request, @Nullable Fault fault) {
        String name = request.segments().getLast();
        return world().medium(Long.parseLong(name.substring(0, name.indexOf('.'))))
                .map(medium -> Answer.of(200, medium.mediaType(), medium.bytes()))
                .orElseGet(() -> Answer.html(NOT_FOUND, "Not Found", ""));
    }

    static Answer error(int status, String message) {
        return Json.plain(status, Json.object().put("error", message));
    }

    @Override
    Answer throttled(@Nullable Presence presence) {
        return error(429, "Too many requests").with(headers.used(world().clock().instant())).with("Retry-After", "120");
    }

    @Override
    Answer broken() {
        return Answer.html(503, "We're sorry, but something went wrong on our end.", "");
    }
}
