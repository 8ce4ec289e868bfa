package se.bevara.snapshot;

/** Why an account could not be pictured. */
public enum Failure {
    /** The page asks one to log in. */
    LOGIN_WALL("inloggningsvägg"),
    /** The page is shown to those alone who consent to more than is necessary. */
    CONSENT_WALL("samtyckesvägg"),
    /** One is to show that one is not a program. */
    CAPTCHA("robotkontroll"),
    /** The platform says that there is nothing to show. */
    NOT_AVAILABLE("innehållet är inte tillgängligt"),
    /** The server answered with 4xx or 5xx. */
    HTTP_ERROR("felsvar"),
    /** The page that was reached is not the account's. */
    OFF_ACCOUNT("omdirigerad från kontot"),
    /** Nothing, or nearly nothing, to see. */
    EMPTY("tom sida"),
    /** The page never came to rest, or took too long. */
    UNSETTLED("sidan kom aldrig till ro"),
    /** No answer that a browser takes. */
    UNREACHABLE("nås inte"),
    /** The address leads to a private network. */
    UNSAFE_ADDRESS("adressen leder till ett privat nät"),
    /** A file, not a page. */
    NOT_A_PAGE("inte en webbsida"),
    /** The browser ended, or did not begin. */
    BROWSER_FAILED("webbläsaren avbröts"),
    /** Something of which no copy may be made may be seen there. */
    RESTRICTED("visar något som inte får avbildas"),
    /** Something in this program failed. */
    PROGRAM_FAILED("oväntat fel");

    private final String swedish;

    Failure(String swedish) {
        this.swedish = swedish;
    }

    /** Whether a page was shown, which can be looked at. */
    boolean reached() {
        return switch (this) {
            case LOGIN_WALL, CONSENT_WALL, CAPTCHA, NOT_AVAILABLE, HTTP_ERROR, OFF_ACCOUNT, EMPTY, UNSETTLED -> true;
            case UNREACHABLE, UNSAFE_ADDRESS, NOT_A_PAGE, BROWSER_FAILED, RESTRICTED, PROGRAM_FAILED -> false;
        };
    }

    /** In Swedish, as receipts say it. */
    public String swedish() {
        return swedish;
    }
}
