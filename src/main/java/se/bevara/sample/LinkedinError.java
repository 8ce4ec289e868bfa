package se.bevara.sample;

/** A refusal as LinkedIn words it. */
final class LinkedinError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final int service;
    private final String code;

    LinkedinError(int status, int service, String code, String message) {
        super(message);
        this.status = status;
        this.service = service;
        this.code = code;
    }

    static LinkedinError invalid(String what) {
        return new LinkedinError(400, 100, "ILLEGAL_ARGUMENT", what);
    }

    static LinkedinError notFound() {
        return new LinkedinError(404, 404, "NOT_FOUND", "Entity is not found");
    }

    static LinkedinError denied() {
        return new LinkedinError(403, 100, "ACCESS_DENIED", "Not enough permissions to access this resource");
    }

    Answer answer() {
        return Json.plain(status, Json.object().put("status", status).put("serviceErrorCode", service).put("code", code)
                .put("message", getMessage()));
    }
}
