package se.bevara.sample;

import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/** An error as the Graph API words it. */
final class GraphError extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int DEFAULT_STATUS = 400;

    private final int status;
    private final int code;
    private final int subcode;
    private final String type;

    /** @param subcode 0 for none */
    private GraphError(int status, int code, int subcode, String type, String message) {
        super(message);
        this.status = status;
        this.code = code;
        this.subcode = subcode;
        this.type = type;
    }

    Answer answer() {
        ObjectNode error = Json.object().put("message", getMessage()).put("type", type).put("code", code);
        if (subcode != 0) {
            error.put("error_subcode", subcode);
        }
        error.put("fbtrace_id", "AbC1xYz");
        ObjectNode body = Json.object();
        body.set("error", error);
        return Json.escaped(status, body);
    }

    static GraphError missing(String id) {
        return new GraphError(DEFAULT_STATUS, 100, 33, "GraphMethodException", "Unsupported get request. Object with ID '" + id
                + "' does not exist, cannot be loaded due to missing permissions, or does not support this operation.");
    }

    static GraphError alias(String alias) {
        return new GraphError(404, 803, 0, "OAuthException",
                "(#803) Some of the aliases you requested do not exist: " + alias);
    }

    static GraphError field(String field, String node) {
        return new GraphError(DEFAULT_STATUS, 100, 0, "OAuthException",
                "(#100) Tried accessing nonexisting field (" + field + ") on node type (" + node + ")");
    }

    static GraphError unknownPath(String path) {
        return new GraphError(DEFAULT_STATUS, 2500, 0, "OAuthException", "Unknown path components: " + path);
    }

    static GraphError tooManyIds(int most) {
        return new GraphError(DEFAULT_STATUS, 100, 0, "OAuthException", "(#100) Param ids must have at most " + most + " ids");
    }

    static GraphError noToken() {
        return new GraphError(DEFAULT_STATUS, 104, 0, "OAuthException",
                "An access token is required to request this resource.");
    }

    static GraphError invalidToken() {
        return new GraphError(DEFAULT_STATUS, 190, 0, "OAuthException",
                "Invalid OAuth access token - Cannot parse access token");
    }

    static GraphError expiredToken(Instant now) {
        return new GraphError(DEFAULT_STATUS, 190, 463, "OAuthException",
                "Error validating access token: Session has expired. The current time is " + now + ".");
    }

    static GraphError noSuchUser(String name) {
        return new GraphError(DEFAULT_STATUS, 110, 2_207_013, "OAuthException", "Invalid user id: " + name);
    }

    static GraphError permission() {
        return new GraphError(403, 10, 0, "OAuthException",
                "(#10) This endpoint requires the 'pages_read_engagement' permission or the 'Page Public Content Access' feature.");
    }

    static GraphError mayNotManage() {
        return new GraphError(403, 200, 0, "OAuthException",
                "(#200) Requires pages_manage_engagement permission to manage the object");
    }

    static GraphError throttled() {
        return new GraphError(403, 4, 0, "OAuthException", "(#4) Application request limit reached");
    }

    static GraphError unavailable() {
        return new GraphError(500, 2, 0, "OAuthException", "Service temporarily unavailable");
    }
}
