package se.bevara.capture;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/** Tells a page that asks one to log in. */
final class LoginWall {

    private static final Pattern ADDRESS = Pattern
            .compile("(^|[/?&._-])(wp-login|log-?in|logga-?in|sign[_-]?in|auth|sso|oauth|saml2?|checkpoint|adfs)([/?&=._-]|$)");
    private static final Pattern FORM = Pattern.compile(
            "type\\s*=\\s*[\"']?password|id\\s*=\\s*[\"']?login_?form|action\\s*=\\s*[\"'][^\"']*login",
            Pattern.CASE_INSENSITIVE);

    private LoginWall() {
    }

    static boolean leadsTo(String location) {
        return ADDRESS.matcher(location.toLowerCase(Locale.ROOT)).find();
    }

    static boolean is(byte[] html) {
        return FORM.matcher(new String(html, 0, Math.min(html.length, 200_000), StandardCharsets.UTF_8)).find();
    }
}
