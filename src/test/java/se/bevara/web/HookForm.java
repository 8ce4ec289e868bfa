package se.bevara.web;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Each platform's header, an account's id there, and a delivery in its published form, with places for the id, the time and a number. */
public enum HookForm {
    FACEBOOK("X-Hub-Signature-256", "1122", """
            {"object":"page","entry":[{"id":"%ID%","time":%AT%,"changes":[{"field":"feed","value":{"item":"comment",\
            "verb":"remove","comment_id":"9001_%N%","post_id":"1122_9001","from":{"name":"Anna B","id":"7788"}}}]}]}"""),
    INSTAGRAM("X-Hub-Signature-256", "178414", """
            {"object":"instagram","entry":[{"id":"%ID%","time":%AT%,"changes":[{"field":"comments","value":{"id":"%N%",\
            "text":"Hur länge?","from":{"id":"9988","username":"anna.b"}}}]}]}"""),
    LINKEDIN("X-LI-Signature", "urn:li:organization:2414183", """
            {"type":"ORGANIZATION_SOCIAL_ACTION_NOTIFICATIONS","notifications":[{"lastModifiedAt":%AT%,"action":"COMMENT",\
            "notificationId":%N%,"organizationalEntity":"%ID%","sourcePost":"urn:li:activity:7013"}]}"""),
    X("x-twitter-webhooks-signature", "44", """
            {"for_user_id":"%ID%","tweet_create_events":[{"id_str":"%N%","timestamp_ms":"%AT%","text":"Hej"}]}""");

    private final String header;
    private final String remote;
    private final String delivery;

    HookForm(String header, String remote, String delivery) {
        this.header = header;
        this.remote = remote;
        this.delivery = delivery;
    }

    public String platform() {
        return name().toLowerCase(Locale.ROOT);
    }

    String account() {
        return platform() + "-hooks";
    }

    String delivery(Instant at, int n) {
        return delivery(remote, at, n);
    }

    /** @param id the platform's own of the account */
    public String delivery(String id, Instant at, int n) {
        boolean seconds = this == FACEBOOK || this == INSTAGRAM;
        long told = seconds ? at.getEpochSecond() : at.toEpochMilli();
        return delivery.replace("%ID%", id).replace("%AT%", Long.toString(told)).replace("%N%", Integer.toString(n));
    }

    public String signature(String body) {
        return switch (this) {
            case FACEBOOK, INSTAGRAM -> "sha256=" + HexFormat.of().formatHex(hmac(body));
            case LINKEDIN -> HexFormat.of().formatHex(hmac("hmacsha256=" + body));
            case X -> "sha256=" + Base64.getEncoder().encodeToString(hmac(body));
        };
    }

    public String header() {
        return header;
    }

    String remote() {
        return remote;
    }

    private static byte[] hmac(String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec("hemlighet".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
