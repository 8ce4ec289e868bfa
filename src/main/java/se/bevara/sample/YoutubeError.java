package se.bevara.sample;

import tools.jackson.databind.node.ObjectNode;

/** An error as the YouTube Data API words it. */
final class YoutubeError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String domain;
    private final String reason;

    private YoutubeError(int status, String domain, String reason, String message) {
        super(message);
        this.status = status;
        this.domain = domain;
        this.reason = reason;
    }

    Answer answer() {
        ObjectNode body = Json.object();
        ObjectNode error = body.putObject("error").put("code", status).put("message", getMessage());
        error.putArray("errors").addObject().put("message", getMessage()).put("domain", domain).put("reason", reason);
        return Json.plain(status, body);
    }

    static YoutubeError quota() {
        return new YoutubeError(403, "youtube.quota", "quotaExceeded",
                "The request cannot be completed because you have exceeded your quota.");
    }

    static YoutubeError unauthorized() {
        return new YoutubeError(401, "global", "authError", "Request had invalid authentication credentials.");
    }

    static YoutubeError scope() {
        return new YoutubeError(403, "global", "insufficientPermissions", "Request had insufficient authentication scopes.");
    }

    static YoutubeError forbidden(String domain) {
        return new YoutubeError(403, domain, "forbidden", "The request might not be properly authorized.");
    }

    static YoutubeError commentsOff(String video) {
        return new YoutubeError(403, "youtube.commentThread", "commentsDisabled",
                "The video identified by the videoId parameter has disabled comments: " + video);
    }

    static YoutubeError missing(String domain, String reason) {
        return new YoutubeError(404, domain, reason, "What the request names cannot be found.");
    }

    static YoutubeError wrong(String reason, String what) {
        return new YoutubeError(400, "youtube.parameter", reason, "Wrong parameter: " + what);
    }

    static YoutubeError unavailable() {
        return new YoutubeError(503, "global", "backendError", "The service is currently unavailable.");
    }
}
