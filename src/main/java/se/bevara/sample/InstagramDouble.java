package se.bevara.sample;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Instagram's professional accounts in the Graph API v26.0, as far as an archive reads them: each account is linked to a Page of its own,
 * whose token reads it. Made after the public documentation: no real server can be run.
 */
public final class InstagramDouble extends GraphDouble {

    private static final int MOST_IDS = 50;

    public InstagramDouble(World world) {
        super(world, Platform.INSTAGRAM);
    }

    @Override
    boolean expired(Presence presence) {
        return presence.token() == Token.ERROR_190;
    }

    @Override
    Answer authorized(Request request, @Nullable Presence presence, @Nullable Fault fault) {
        if (!request.method().equals("GET")) {
            return changed(request, presence);
        }
        var json = new InstagramJson(request, cdn, world().clock().instant(), fault);
        return Json.escaped(200, presence == null || presence.token() == Token.EMPTY_LISTS
                ? json.someone()
                : route(request, presence, json));
    }

    private ObjectNode route(Request request, Presence presence, InstagramJson json) {
        List<String> segments = request.segments();
        List<String> path = segments.subList(Math.min(1, segments.size()), segments.size());
        if (path.isEmpty() && request.has("ids")) {
            return many(request, presence, json);
        }
        if (path.isEmpty() || path.size() > 2) {
            throw GraphError.unknownPath(request.path());
        }
        String edge = path.size() == 2 ? path.get(1) : "";
        if (path.getFirst().equals("me")) {
            return json.page(presence);
        }
        if (path.getFirst().equals(presence.remoteId()) && !presence.closed()) {
            return switch (edge) {
                case "" -> json.account(presence, world());
                case "media" -> json.media(presence);
                default -> throw GraphError.unknownPath("/" + edge);
            };
        }
        Posting posting = readable(path.getFirst(), presence);
        return edge.isEmpty() ? json.item(posting) : json.below(posting, edge);
    }

    private Posting readable(String id, Presence presence) {
        return world().posting(Platform.INSTAGRAM, id).filter(Posting::listed)
                .filter(each -> each.presence() == presence && !presence.closed())
                .orElseThrow(() -> GraphError.missing(id));
    }

    private ObjectNode many(Request request, Presence presence, InstagramJson json) {
        List<String> ids = List.of(request.parameter("ids", "").split(","));
        if (ids.size() > MOST_IDS) {
            throw GraphError.tooManyIds(MOST_IDS);
        }
        ObjectNode answer = Json.object();
        ids.forEach(id -> answer.set(id, json.item(readable(id, presence))));
        return answer;
    }

    /** {@code DELETE} of a comment, {@code POST hide} of one, with a token that may. Posts cannot be deleted here. */
    private Answer changed(Request request, @Nullable Presence presence) {
        if (presence == null || !presence.writingCredential().equals(request.bearer())) {
            throw GraphError.mayNotManage();
        }
        Posting posting = readable(request.segments().getLast(), presence);
        if (posting.isPost()) {
            throw GraphError.mayNotManage();
        }
        if (request.method().equals("DELETE")) {
            posting.delete(By.PAGE);
        } else if (request.parameter("hide", "").equals("true")) {
            posting.hide();
        }
        return Json.escaped(200, Json.object().put("success", true));
    }
}
