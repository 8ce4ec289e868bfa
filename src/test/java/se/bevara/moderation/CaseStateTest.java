package se.bevara.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.bevara.archive.ItemState;

class CaseStateTest {

    private static Case in(CaseState state) {
        return new Case("M-2026-0001", 7, "test-solvik", Case.Origin.BEFORE, Case.How.REMOVED, "O-1", 1, "hot", false, state,
                Instant.EPOCH, null, null, null, null, null);
    }

    /** Every change of state, allowed and refused. */
    @ParameterizedTest
    @CsvSource({"BEGUN, VERIFIED WITHDRAWN", "VERIFIED, SEALED WITHDRAWN", "SEALED, SAID WITHDRAWN", "SAID, CONFIRMED",
            "CONFIRMED, NOTICED", "NOTICED, CLOSED", "CLOSED, ''", "WITHDRAWN, ''"})
    void eachStateMayBeFollowedByTheseAndNoOthers(CaseState state, String next) {
        var allowed = EnumSet.noneOf(CaseState.class);
        Arrays.stream(next.split(" ")).filter(name -> !name.isEmpty()).map(CaseState::valueOf).forEach(allowed::add);
        for (CaseState to : CaseState.values()) {
            if (allowed.contains(to)) {
                assertThat(in(state).to(to).state()).isEqualTo(to);
            } else {
                assertThatThrownBy(() -> in(state).to(to)).as(state + " to " + to).isInstanceOf(ModerationRefused.class)
                        .hasMessageContaining(state.swedish());
            }
        }
        assertThat(state.ended()).isEqualTo(allowed.isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"REMOVED, GONE, true", "REMOVED, HIDDEN, false", "REMOVED, MISSING, false", "REMOVED, VISIBLE, false",
            "HIDDEN, HIDDEN, true", "HIDDEN, GONE, true", "HIDDEN, MISSING, false", "HIDDEN, VISIBLE, false"})
    void onlyWhatALookHasFoundConfirms(Case.How how, ItemState state, boolean confirms) {
        assertThat(how.done(state)).isEqualTo(confirms);
    }
}
