package se.bevara.sample;

import tools.jackson.databind.node.ObjectNode;

/** An error as the REST API of WordPress words it. */
final class RestError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    RestError(int status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    Answer answer() {
        ObjectNode body = Json.object().put("code", code).put("message", getMessage());
        body.putObject("data").put("status", status);
        return Json.escaped(status, body);
    }
}
