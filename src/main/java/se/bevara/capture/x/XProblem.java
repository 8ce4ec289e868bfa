package se.bevara.capture.x;

import java.util.ArrayList;
import java.util.List;
import se.bevara.capture.Failure;
import se.bevara.capture.JsonSlice;
import tools.jackson.databind.JsonNode;

/**
 * A problem that an answer names, also one that is otherwise fine.
 *
 * @param name the last part of its type, whose address is of {@code api.twitter.com} or {@code api.x.com}
 * @param parameter of the call that it concerns; empty for the whole call
 * @param resource what is concerned; may be empty
 */
record XProblem(String name, String parameter, String resource) {

    static final String NOT_FOUND = "resource-not-found";
    static final String NOT_AUTHORIZED = "not-authorized-for-resource";

    static List<XProblem> in(JsonSlice body) {
        List<XProblem> problems = new ArrayList<>();
        JsonSlice errors = body.isObject() ? body.members().get("errors") : null;
        if (errors != null && errors.isArray()) {
            errors.elements().forEach(error -> problems.add(of(error.tree())));
        }
        return problems;
    }

    static XProblem of(JsonNode problem) {
        String type = problem.path("type").asString("");
        String resource = problem.path("resource_id").asString("");
        String reason = problem.path("reason").asString("");
        boolean named = type.matches("https://api\\.(twitter|x)\\.com/2/problems/[a-z0-9-]{1,60}");
        return new XProblem(named ? type.substring(type.lastIndexOf('/') + 1) : reason, problem.path("parameter").asString(""),
                resource.isEmpty() ? problem.path("value").asString("") : resource);
    }

    /** Whether it is about an item that was asked for, not about what that refers to. */
    boolean concerns(String id) {
        return resource.equals(id) && (parameter.isEmpty() || parameter.equals("ids") || parameter.equals("id"));
    }

    Failure failure() {
        return switch (name) {
            case NOT_FOUND -> Failure.ACCOUNT_GONE;
            case NOT_AUTHORIZED -> Failure.ACCOUNT_PRIVATE;
            case "client-forbidden", "client-not-enrolled", "unsupported-authentication", "not-authorized-for-field" ->
                Failure.TOKEN_DOWNGRADED;
            case "usage-capped" -> Failure.RATE_LIMITED;
            case "invalid-request" -> Failure.WRONG_TYPE;
            default -> Failure.FORBIDDEN;
        };
    }
}
