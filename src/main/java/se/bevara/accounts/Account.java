package se.bevara.accounts;

import java.net.URI;
import java.text.Normalizer;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One of the municipality's accounts on a platform, as registered.
 *
 * @param id identifier for ever, lower-case ASCII letters, digits and hyphens, such as {@code facebook-solvik}; names the account's folder
 * @param authority the archive creator (arkivbildare), a nämnd or styrelse
 * @param administration förvaltning, may be empty
 * @param unit enhet, may be empty
 * @param platform {@code facebook}, {@code mastodon}, {@code wordpress}, …: the connector's name
 * @param handle the account's name on the platform
 * @param address its public address
 * @param credentialHolders who holds the credentials: a reference, never a secret
 * @param opened first day, if known
 * @param closed last day, if closed
 * @param cadence how often it is captured
 * @param legal on what basis it is captured
 */
public record Account(String id, String authority, String administration, String unit, String platform, String handle,
        URI address,
        Kind kind, Operation operation, String purpose, String audience, String manager, List<String> deputies,
        String credentialHolders, Openness openness, State state, @Nullable LocalDate opened, @Nullable LocalDate closed,
        Duration cadence, LegalProfile legal) {

    /** Officiellt konto, or konto i pedagogiskt syfte. */
    public enum Kind {
        OFFICIAL,
        PEDAGOGICAL
    }

    /** Egen regi or extern leverantör. */
    public enum Operation {
        OWN,
        EXTERNAL
    }

    /** Öppet or stängt for the public. */
    public enum Openness {
        OPEN,
        CLOSED
    }

    /** Anmält, beslutat, aktivt, vilande, under avslut, avslutat, upptäckt. */
    public enum State {
        REPORTED,
        DECIDED,
        ACTIVE,
        DORMANT,
        CLOSING,
        CLOSED,
        DISCOVERED;

        /** Whether the nights capture an account in this state. */
        public boolean captured() {
            return switch (this) {
                case ACTIVE, DORMANT, CLOSING -> true;
                case REPORTED, DECIDED, CLOSED, DISCOVERED -> false;
            };
        }
    }

    /**
     * On what basis the source is captured (platforms' terms differ).
     *
     * @param basis legal basis, such as a statute
     * @param decidedBy who decided it, and when
     * @param keepsRemovedText whether the text of items that others removed may be kept
     */
    public record LegalProfile(String basis, String decidedBy, boolean keepsRemovedText) {
    }

    static final String ID = "[a-z0-9][a-z0-9-]{0,79}";

    public Account {
        if (!id.matches(ID)) {
            throw new IllegalArgumentException("account id: expected lower-case letters, digits and hyphens, found " + id);
        }
        deputies = List.copyOf(deputies);
    }

    Account withId(String other) {
        return new Account(other, authority, administration, unit, platform, handle, address, kind, operation, purpose, audience,
                manager, deputies,
                credentialHolders, openness, state, opened, closed, cadence, legal);
    }

    /** The authority's name as a folder: {@code Barn- och utbildningsnämnden} is {@code barn-och-utbildningsnamnden}. */
    public String authorityFolder() {
        String plain = Normalizer.normalize(authority, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
        return plain.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    }
}
