package se.bevara.retention;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The names of what can happen to an item or an account, as rules write them. Others may be used: a person then sets them. */
public final class Events {

    /** Published on the platform: received or drawn up from then on, whichever the direction. */
    public static final String CREATED = "tillkommen";
    public static final String CAPTURED = "fångad";
    public static final String LAST_ACTIVITY = "senaste aktivitet";
    public static final String ANSWERED = "besvarad";
    public static final String REMOVED = "borttagen";
    public static final String TRANSFERRED = "överförd och kontrollerad";
    public static final String OBSOLETE = "inaktualitet";
    public static final String ACCOUNT_CLOSED = "konto avslutat";
    public static final String CASE_CLOSED = "ärende avslutat";
    public static final String REGISTERED = "registrerad";
    public static final String SUPERSEDED = "ersatt";
    public static final String DELIVERED = "överlämnad";
    public static final String CONSENT_ENDED = "samtycke upphört";
    public static final String PICTURED = "avbildad";
    /** Name, profile picture or cover have changed: noticed by the nights. */
    public static final String LOOK_CHANGED = "ändrat utseende";
    /** The electronic form was destroyed, whatever other form is left. */
    public static final String FORM_LOST = "elektronisk form förstörd";
    /** A fact: the author removed it, not we. */
    static final String BY_AUTHOR = "borttagen av avsändaren";
    /** A fact: somebody else removed it, such as the platform. */
    static final String BY_OTHER = "borttagen av annan än kommunen";

    static final Set<String> KNOWN = Set.of(CREATED, CAPTURED, LAST_ACTIVITY, ANSWERED, REMOVED, TRANSFERRED, OBSOLETE,
            ACCOUNT_CLOSED, CASE_CLOSED, REGISTERED, SUPERSEDED, DELIVERED, CONSENT_ENDED, PICTURED, FORM_LOST, LOOK_CHANGED,
            "avpublicerad", "publicering upphört", "samtycke återkallat", "kampanj avslutad", "avslut begärt", "konto avslutas",
            "senaste inlägg", "större förändring", "vidarebefordrad", "polisanmäld", "registrering prövad", "underrättad",
            "hänvisad", "överförd", "annonserad", "värderad", "arkiverad", "konto öppnat", "dold", "ändrad", "modererad",
            "ärende kopplat");
    private static final Map<String, String> SAME = Map.of("skickad", CREATED, "publicerad", CREATED, "inkommen", CREATED,
            "upprättad", CREATED, "skapad", CREATED, "inaktuell", OBSOLETE, "förklarad inaktuell", OBSOLETE);

    private Events() {
    }

    /** The one name of an event that is known by several. */
    static String name(String written) {
        String plain = written.strip().toLowerCase(Locale.ROOT);
        return SAME.getOrDefault(plain, plain);
    }
}
