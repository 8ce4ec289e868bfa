package se.bevara.sample;

import tools.jackson.databind.node.ObjectNode;

/** A problem as X words it: by itself with a status of its own, or beside what was found. */
final class XError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String type;
    private final String reason;

    XError(int status, String type, String reason, String detail) {
        super(detail);
        this.status = status;
        this.type = type;
        this.reason = reason;
    }

    static XError unauthorized() {
        return new XError(401, "about:blank", "", "Unauthorized");
    }

    static XError invalid(String parameter) {
        return new XError(400, problem("invalid-request"), "", "The parameter " + parameter + " is not one of those known.");
    }

    static XError forbidden(String detail) {
        return new XError(403, "about:blank", "", detail);
    }

    static XError notEnrolled() {
        return new XError(403, problem("client-forbidden"), "client-not-enrolled",
                "When authenticating requests to the API, you must use keys and tokens from a developer App that is attached to a Project.");
    }

    static String problem(String name) {
        return "https://api.twitter.com/2/problems/" + name;
    }

    Answer answer() {
        ObjectNode body = Json.object();
        if (!reason.isEmpty()) {
            body.put("reason", reason).put("client_id", "101");
        }
        return Json.plain(status,
                body.put("title", status == 403 ? "Forbidden" : "Error").put("detail", getMessage()).put("type", type)
                        .put("status", status));
    }
}
