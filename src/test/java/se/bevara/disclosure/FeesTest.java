package se.bevara.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeesTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"staten,papper,9,0", "staten,papper,10,50", "staten,papper,12,54", "hudiksvall,papper,9,0",
            "hudiksvall,papper,10,55", "hudiksvall,papper,30,95", "harjedalen,papper,19,0", "harjedalen,papper,20,70",
            "harjedalen,papper,21,72", "harjedalen,elektroniskt,500,0", "harryda,papper,39,0", "harryda,papper,40,110",
            "harryda,papper,42,114", "harryda,elektroniskt,9,0", "harryda,elektroniskt,10,50", "harryda,elektroniskt,13,56",
            "solna,papper,11,52", "staten,elektroniskt,100,0"})
    void theRealTablesCostWhatTheySay(String table, String medium, int units, int kronor) {
        assertThat(Fees.with(folder.resolve("none.yaml")).fee(table, medium, units, "", false).kronor()).isEqualTo(kronor);
    }

    @Test
    void aTableOfOnesOwnAddsPostageAndExemptions() throws Exception {
        Path own = folder.resolve("avgifter.yaml");
        Files.writeString(own, """
                avgifter: solvik
                version: 3
                tabeller:
                  - tabell: solvik
                    version: 3
                    beslut: KF 2026-02-01 § 4
                    undantagna: [press, förtroendevalda]
                    medier:
                      - {medium: papper, enhet: sida, fritt till: 9, grundavgift: 50, per ytterligare: 2, porto: 22}
                """);
        var fees = Fees.with(own);
        assertThat(fees.fee("solvik", "papper", 10, "", true).kronor()).isEqualTo(72);
        assertThat(fees.fee("solvik", "papper", 10, "press", true).kronor()).isZero();
        assertThat(fees.fee("solvik", "papper", 10, "", true).explained()).contains("KF 2026-02-01 § 4", "version 3");
        assertThat(fees.tables()).extracting(Fees.Table::name).contains("solvik", "harryda");
        assertThatThrownBy(() -> fees.fee("okänd", "papper", 1, "", false)).hasMessageContaining("avgiftstabell");
    }

    @Test
    void aTableThatGapsOrErrsIsRefused() {
        assertThatThrownBy(() -> Fees.read("avgifter.yaml", """
                avgifter: fel
                version: 1
                tabeller:
                  - {tabell: fel, beslut: x, medier: [{medium: papper, enhet: sida, fritt till: 9, grundavgift: minus, vid: 12}]}
                """.getBytes(StandardCharsets.UTF_8))).isInstanceOf(DisclosureRefused.class).hasMessageContaining("vid");
    }

    @Test
    void theGroundsAreReadAndAnotherMayBeWritten() {
        var grounds = Grounds.ours();
        assertThat(grounds.statute("osl 21:1")).isEqualTo("21 kap. 1 § offentlighets- och sekretesslagen");
        assertThat(grounds.statute("38 kap. 4 § OSL")).isEqualTo("38 kap. 4 § OSL");
        assertThatThrownBy(() -> grounds.statute("x")).isInstanceOf(DisclosureRefused.class);
    }
}
