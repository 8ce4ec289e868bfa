package se.bevara.sample;

import tools.jackson.databind.node.ObjectNode;

/** A problem as X words it that is an answer by itself, with a status of its own; others lie beside what was found. */
final class XError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient ObjectNode problem;

    XError(int status, String title, String type, String detail) {
        super(detail);
        this.status = status;
        this.problem = Json.object().put("title", title).put("detail", detail).put("type", type).put("status", status);
    }

    static XError unauthorized() {
        return new XError(401, "Unauthorized", "about:blank", "Unauthorized");
    }

    /** @param parameter the name of the one that is wrong */
    static XError invalid(Request asked, String parameter) {
        var error = new XError(400, "Invalid Request", problem("invalid-request"),
                "One or more parameters to your request was invalid.");
        ObjectNode wrong = error.problem.putArray("errors").addObject();
        wrong.putObject("parameters").putArray(parameter).add(asked.parameter(parameter, ""));
        wrong.put("message", "The parameter [" + parameter + "] is not one of those known.");
        return error;
    }

    static XError forbidden(String detail) {
        return new XError(403, "Forbidden", "about:blank", detail);
    }

    static XError notEnrolled() {
        var error = new XError(403, "Client Forbidden", problem("client-forbidden"),
                "When authenticating requests to the API, you must use keys and tokens from a developer App that is attached to a Project.");
        error.problem.put("reason", "client-not-enrolled").put("client_id", "101");
        return error;
    }

    static String problem(String name) {
        return "https://api.twitter.com/2/problems/" + name;
    }

    Answer answer() {
        return Json.plain(status, problem).with("Content-Type", "application/problem+json");
    }
}
