package se.bevara.api;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.bevara.accounts.Account;

@Says("An account as it is registered.")
record Registered(
        @Says("Its id, for ever.") String id,
        @Says("The archive creator: name of the authority (myndighet).") String authority,
        @Says("Name of the administration (förvaltning); may be empty.") String administration,
        @Says("Name of the unit (enhet); may be empty.") String unit,
        @Says("Name of the platform, such as facebook.") String platform,
        @Says("Its name on the platform.") String handle,
        @Says("Its public address.") String address,
        @Says("OFFICIAL, or PEDAGOGICAL.") Account.Kind kind,
        @Says("Run by OWN staff, or by an EXTERNAL supplier.") Account.Operation operation,
        @Says("What it is for.") String purpose,
        @Says("Whom it is for.") String audience,
        @Says("Who answers for it, by function.") String manager,
        @Says("Who stands in for them, by function.") List<String> deputies,
        @Says("Whether it is OPEN or CLOSED for the public.") Account.Openness openness,
        @Says("Where it stands between being reported and being closed.") Account.State state,
        @Says("First civil day; absent when unknown.") @Nullable LocalDate opened,
        @Says("Last civil day; absent when it is not closed.") @Nullable LocalDate closed,
        @Says("How often it is captured, ISO 8601.") Duration cadence,
        @Says("On what legal basis it is captured.") String legalBasis,
        @Says("How many items of it are archived, those that are disposed of not among them.") long items) {

    @Says("The registered accounts that the key's user may read, in the register's order.")
    record Register(@Says("The accounts.") List<Registered> accounts) {
    }

    static Registered of(Account one, long items) {
        return new Registered(one.id(), one.authority(), one.administration(), one.unit(), one.platform(), one.handle(),
                one.address().toString(), one.kind(), one.operation(), one.purpose(), one.audience(), one.manager(),
                one.deputies(), one.openness(), one.state(), one.opened(), one.closed(), one.cadence(), one.legal().basis(),
                items);
    }
}
