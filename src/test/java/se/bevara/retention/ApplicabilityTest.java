package se.bevara.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ApplicabilityTest {

    private static final String FILE = Rules.HEAD + Rules.MINOR;
    private static final Facts MINOR = new Facts(Map.of(Trait.TYPE, "kommentar", Trait.AUTHORITY, "Kulturnämnden"),
            Set.of("ringa"), Map.of(),
            Map.of(Events.CREATED, LocalDate.of(2024, 1, 1)), List.of());

    private static Verdict judged(LocalDate today, boolean examples, String... files) {
        List<Decision> decisions = List.of(files).stream().map(Rules::decision).toList();
        return new Judge(decisions, examples).judge(MINOR, List.of(), today).archive().verdict();
    }

    private static Verdict judged(String... files) {
        return judged(LocalDate.of(2025, 1, 1), false, files);
    }

    @Test
    void aDecisionInForceDisposes() {
        assertThat(judged(FILE)).isInstanceOf(Verdict.DisposeFrom.class);
    }

    @Test
    void aDraftAndARepealedDecisionDisposeOfNothing() {
        assertThat(judged(FILE.replace("beslutat\n", "utkast\n"))).isInstanceOf(Verdict.Keep.class);
        assertThat(judged(FILE.replace("beslutat\n", "upphävt\n"))).isInstanceOf(Verdict.Keep.class);
    }

    @Test
    void examplesCountInTheSampleOnly() {
        String example = FILE.replace("status: beslutat", "status: EXEMPEL");
        assertThat(judged(example)).isInstanceOf(Verdict.Keep.class);
        assertThat(judged(LocalDate.of(2025, 1, 1), true, example)).isInstanceOf(Verdict.DisposeFrom.class);
    }

    @Test
    void aDecisionCountsFromItsFirstDayToItsLast() {
        String file = FILE.replace("i kraft: 2020-01-01", "i kraft: 2025-01-01\nupphör: 2025-12-31");
        assertThat(judged(LocalDate.of(2024, 12, 31), false, file).reason()).contains("träder i kraft 2025-01-01");
        assertThat(judged(LocalDate.of(2025, 1, 1), false, file)).isInstanceOf(Verdict.DisposeFrom.class);
        assertThat(judged(LocalDate.of(2025, 12, 31), false, file)).isInstanceOf(Verdict.DisposeFrom.class);
        assertThat(judged(LocalDate.of(2026, 1, 1), false, file).reason()).contains("upphörde 2025-12-31");
    }

    @Test
    void aVersionThatRepealsOrHasEndedDoesNotBringTheOldOneBack() {
        String second = FILE.replace("version: 1", "version: 2").replace("i kraft: 2020-01-01", "i kraft: 2024-06-01");
        assertThat(judged(FILE, second.replace("beslutat\n", "upphävt\n"))).isInstanceOf(Verdict.Keep.class);
        assertThat(judged(FILE, second.replace("2024-06-01", "2024-06-01\nupphör: 2024-07-01"))).isInstanceOf(Verdict.Keep.class);
        assertThat(judged(FILE, second.replace("beslutat\n", "utkast\n"))).isInstanceOf(Verdict.DisposeFrom.class);
        assertThat(judged(FILE, second.replace("2024-06-01", "2026-01-01"))).isInstanceOf(Verdict.DisposeFrom.class);
    }

    @Test
    void withoutReachBackOnlyWhatCameAfterIsCovered() {
        String file = FILE.replace("tillkommet från: alla\n", "");
        assertThat(judged(file)).isInstanceOf(Verdict.DisposeFrom.class);
        assertThat(judged(file.replace("2020-01-01", "2024-06-01")).reason()).contains("tillkommen 2024-01-01");
    }

    @Test
    void aBoardDecidesForItselfUnlessTheDecisionSaysOtherwise() {
        assertThat(judged(FILE.replace(", myndigheter: alla", ""))).isInstanceOf(Verdict.Keep.class);
        assertThat(judged(
                FILE.replace("beslutat av: Kommunstyrelsen", "beslutat av: kulturnämnden").replace(", myndigheter: alla", "")))
                .isInstanceOf(Verdict.DisposeFrom.class);
    }

    @Test
    void aDecisionThatIsNotAboutTheItemIsNotBlamed() {
        String other = FILE.replace("typ: kommentar", "typ: inlägg").replace("beslutat\n", "utkast\n");
        assertThat(judged(other).reason()).isEqualTo("inget beslut omfattar handlingen");
    }
}
