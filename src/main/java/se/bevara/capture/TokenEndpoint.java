package se.bevara.capture;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import se.bevara.accounts.Account;

/** Where a platform gives an account's credentials anew. What is secret stands in what is sent, and in no message. */
record TokenEndpoint(Http http, Account account, Access way, URI address) {

    /** @throws FetchFailed when none is given */
    Grant refresh(String token) {
        var headers = new LinkedHashMap<String, String>();
        var form = new LinkedHashMap<String, String>();
        form.put("grant_type", "refresh_token");
        form.put("refresh_token", token);
        identify(headers, form);
        return Grant.read(http.form(address, headers, written(form)), Http.asked("POST", address));
    }

    /** Instagram's, that needs no other: one of at least a day gives one for 60 days more. @throws FetchFailed when none is given */
    Grant prolong(String token) {
        var asked = new LinkedHashMap<String, String>();
        asked.put("grant_type", "ig_refresh_token");
        asked.put("access_token", token);
        return Grant.read(http.get(URI.create(address + "?" + written(asked)), Map.of("Accept", "application/json")),
                Http.asked(address));
    }

    /** Who asks: X takes the secret in a header, the others beside what is asked (RFC 6749, section 2.3.1). */
    private void identify(Map<String, String> headers, Map<String, String> form) {
        String id = way.setting("client-id").orElseThrow(() -> new FetchFailed(Failure.NO_CREDENTIAL, "account " + account.id(),
                "the client-id that its refresh token was given to", "none configured"));
        Optional<String> secret = Credential.read(way.setting("client-secret").orElse(null),
                way.setting("client-secret-file").orElse(null));
        form.put("client_id", id);
        if (secret.isPresent() && account.platform().equals("x")) {
            headers.put("Authorization", "Basic " + Base64.getEncoder()
                    .encodeToString((id + ":" + secret.get()).getBytes(StandardCharsets.UTF_8)));
        } else {
            secret.ifPresent(word -> form.put("client_secret", word));
        }
    }

    private static String written(Map<String, String> form) {
        return form.entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
