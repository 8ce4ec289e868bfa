package se.bevara.sample;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The Graph API v26.0 of Facebook pages, as far as an archive reads it. Made after the public documentation: no real server can be
 * run, so this is the one platform whose connector was tested against a double only.
 */
public final class FacebookDouble extends GraphDouble {

    private static final String ME = "me";
    private static final int MOST_IDS = 50;

    private volatile boolean leavesOutMissingIds;
    private volatile boolean bareCommentIds;

    public FacebookDouble(World world) {
        super(world, Platform.FACEBOOK);
    }

    /** Whether {@code ?ids=} leaves out what it cannot show; otherwise, and by default, the whole call fails for one such id. */
    public void leavesOutMissingIds(boolean does) {
        leavesOutMissingIds = does;
    }

    /** Whether comments are called by {@code {comment}} rather than {@code {post}_{comment}}. Both are understood always. */
    public void bareCommentIds(boolean does) {
        bareCommentIds = does;
    }

    @Override
    boolean expired(Presence presence) {
        return presence.token() == Token.ERROR_190 || presence.closed();
    }

    @Override
    Answer authorized(Request request, @Nullable Presence presence, @Nullable Fault fault) {
        if (!request.method().equals("GET")) {
            return changed(request, presence, token(request));
        }
        boolean person = presence == null || presence.token() == Token.EMPTY_LISTS;
        var json = new FacebookJson(request, token(request), person, bareCommentIds, cdn, world().clock().instant(), fault);
        return Json.escaped(200, route(request, presence, json));
    }

    /** {@code DELETE} of a post or a comment, {@code POST is_hidden} of a comment, with a token that may. */
    private Answer changed(Request request, @Nullable Presence presence, String token) {
        String id = request.segments().getLast();
        Posting posting = readable(id, presence, presence == null);
        if (presence == null || !presence.writingCredential().equals(token)) {
            throw GraphError.mayNotManage();
        }
        boolean deleted = request.method().equals("DELETE");
        if (!deleted && posting.isPost()) {
            throw GraphError.field("is_hidden", "PagePost");
        }
        if (deleted) {
            posting.delete(By.PAGE);
        } else {
            posting.hide();
        }
        return Json.escaped(200, Json.object().put("success", true));
    }

    private ObjectNode route(Request request, @Nullable Presence presence, FacebookJson json) {
        List<String> segments = request.segments();
        List<String> path = !segments.isEmpty() && segments.getFirst().matches("v\\d+\\.\\d+")
                ? segments.subList(1, segments.size())
                : segments;
        if (path.isEmpty() && request.has("ids")) {
            return many(request, json, presence);
        }
        if (path.isEmpty() || path.size() > 2) {
            throw GraphError.unknownPath(request.path());
        }
        String id = path.getFirst();
        if (id.equals(ME)) {
            return mine(path, presence, json);
        }
        Optional<Presence> page = world().known(Platform.FACEBOOK, id);
        if (page.isPresent()) {
            permit(presence, page.get());
            return path.size() == 1 ? json.page(page.get()) : json.pageEdge(page.get(), path.get(1));
        }
        return path.size() == 1
                ? json.posting(readable(id, presence, json.person()))
                : json.postingEdge(readable(id, json.person() ? null : presence, false), path.get(1));
    }

    private static ObjectNode mine(List<String> path, @Nullable Presence presence, FacebookJson json) {
        if (presence == null || json.person()) {
            return json.someone();
        }
        return path.size() == 1 ? json.page(presence) : json.pageEdge(presence, path.get(1));
    }

    /** A page's token reads that page; what belongs to another needs a permission that municipalities do not have. */
    private static void permit(@Nullable Presence asking, Presence asked) {
        if (asking != null && asking != asked) {
            throw GraphError.permission();
        }
    }

    private Posting readable(String id, @Nullable Presence presence, boolean person) {
        Posting posting = world().posting(Platform.FACEBOOK, id).filter(Posting::listed)
                .orElseThrow(() -> id.matches("[\\d_]+") ? GraphError.missing(id) : GraphError.alias(id));
        if (person || presence != null && posting.presence() != presence) {
            throw GraphError.missing(id);
        }
        return posting;
    }

    private ObjectNode many(Request request, FacebookJson json, @Nullable Presence presence) {
        List<String> ids = List.of(request.parameter("ids", "").split(","));
        if (ids.size() > MOST_IDS) {
            throw GraphError.tooManyIds(MOST_IDS);
        }
        ObjectNode answer = Json.object();
        for (String id : ids) {
            try {
                answer.set(id, json.posting(readable(id, presence, json.person())));
            } catch (GraphError missing) {
                if (!leavesOutMissingIds) {
                    throw missing;
                }
            }
        }
        return answer;
    }
}
