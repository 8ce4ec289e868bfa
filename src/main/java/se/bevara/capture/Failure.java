package se.bevara.capture;

/** Why a fetch gave no answer that can be trusted. A failed fetch is never content and never a change. */
public enum Failure {
    NO_LEGAL_BASIS("Rättslig grund är inte beslutad", false),
    NO_CREDENTIAL("Behörighet saknas", false),
    CREDENTIAL_UNREADABLE("Den inmatade behörigheten går inte att låsa upp", false),
    TOKEN_EXPIRED("Behörigheten har gått ut", false),
    TOKEN_DOWNGRADED(
            "Behörigheten räcker inte längre",
            false),
    FORBIDDEN("Plattformen nekar åtkomst", false),
    ACCOUNT_PRIVATE("Kontot är inte öppet", false),
    ACCOUNT_GONE(
            "Kontot finns inte",
            false),
    RATE_LIMITED("Plattformens anropstak är nått", true),
    SERVER_ERROR("Plattformen svarar med fel",
            true),
    UNREACHABLE("Plattformen svarar inte", true),
    TIMEOUT("Svaret dröjde för länge",
            true),
    TRUNCATED("Svaret var avbrutet", true),
    TOO_LARGE("Svaret var för stort",
            false),
    TOO_DEEP("Svaret var för djupt nästlat", false),
    WRONG_TYPE(
            "Svaret var av fel slag",
            false),
    NOT_READABLE("Svaret gick inte att tolka", false),
    LOGIN_WALL(
            "Svaret var en inloggningssida", false),
    REDIRECTED(
            "Svaret var en omdirigering", false),
    REPEATED_PAGE(
            "Samma sida kom igen", false),
    EMPTY_SUSPECT(
            "Tomt svar där det borde finnas innehåll",
            false),
    NO_CANARY("Inget känt inlägg svarade",
            false),
    UNSAFE_ADDRESS(
            "Adressen får inte besökas",
            false),
    NO_SUCH_POST("Adressen visar oss inget inlägg", false),
    NOT_ARCHIVED(
            "Det hämtade kunde inte arkiveras",
            true);

    private final String swedish;
    private final boolean passing;

    Failure(String swedish, boolean passing) {
        this.swedish = swedish;
        this.passing = passing;
    }

    /** What a receipt says. */
    public String swedish() {
        return swedish;
    }

    /** Whether it is the credential, or what it may do, that a person must see to. */
    public boolean ofCredential() {
        return switch (this) {
            case NO_CREDENTIAL, CREDENTIAL_UNREADABLE, TOKEN_EXPIRED, TOKEN_DOWNGRADED, FORBIDDEN -> true;
            case NO_LEGAL_BASIS, ACCOUNT_PRIVATE, ACCOUNT_GONE, RATE_LIMITED, SERVER_ERROR, UNREACHABLE, TIMEOUT, TRUNCATED,
                    TOO_LARGE, TOO_DEEP, WRONG_TYPE, NOT_READABLE, LOGIN_WALL, REDIRECTED, REPEATED_PAGE, EMPTY_SUSPECT,
                    NO_CANARY, UNSAFE_ADDRESS, NO_SUCH_POST, NOT_ARCHIVED ->
                false;
        };
    }

    /** Whether trying again after a while may help. */
    public boolean passing() {
        return passing;
    }
}
