package se.bevara.users;

import java.util.Locale;

/** What was asked about a user cannot be done, and why. Pages have a text for each reason, {@code users.refused.…}. */
public final class UserRefused extends IllegalArgumentException {

    private final Why why;

    /** Why something cannot be done. */
    public enum Why {
        LOGIN("inloggningsnamn: väntade minst två av a–z, 0–9 och . _ - @"),
        LOGIN_TAKEN("inloggningsnamnet är redan någons, eller har varit det"),
        NAME("namn: väntade 1 till 100 skrivbara tecken"),
        DUTY("uppdrag: väntade högst 100 tecken"),
        NO_ROLE("väntade minst en roll"),
        ADMINISTRATOR_IS_EVERYWHERE("en administratör är det för alla myndigheter"),
        LAST_ADMINISTRATOR("arkivet måste ha minst en administratör som kan logga in"),
        UNKNOWN("användaren finns inte"),
        FROM_DIRECTORY("användaren och dess roller kommer från katalogen"),
        CODE("koden stämmer inte, eller har redan använts eller gått ut"),
        WRONG_PASSWORD("lösenordet stämmer inte"),
        TOO_SHORT("lösenord: väntade minst 12 tecken"),
        TOO_LONG("lösenord: väntade högst 72 byte (å, ä och ö räknas som två)"),
        COMMON("lösenordet är ett av de vanligaste, eller nästan"),
        OWN_NAME("lösenordet innehåller det egna namnet"),
        NOT_REPEATED("lösenorden är inte lika"),
        KEY_NAME("nyckelns namn: väntade 1 till 100 skrivbara tecken"),
        KEY_DAYS("nyckelns giltighet: väntade 30, 90 eller 365 dagar"),
        TOO_MANY_KEYS("väntade högst tio nycklar som gäller"),
        KEY_UNKNOWN("nyckeln finns inte, eller är redan återkallad");

        private final String swedish;

        Why(String swedish) {
            this.swedish = swedish;
        }
    }

    public UserRefused(Why why) {
        super(why.swedish);
        this.why = why;
    }

    /** The last part of its message's key. */
    public String key() {
        return why.name().toLowerCase(Locale.ROOT);
    }

    public Why why() {
        return why;
    }
}
