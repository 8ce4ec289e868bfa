package se.bevara.retention;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Rule files for tests, written as registrars write them. */
final class Rules {

    static final String HEAD = """
            gallringsbeslut: GB-1
            version: 1
            titel: Prov
            status: beslutat
            beslutat av: Kommunstyrelsen
            diarienummer: KS-1
            i kraft: 2020-01-01
            tillkommet från: alla
            tillämpningsområde: {text: Prov, myndigheter: alla}
            regler:
            """;
    static final String MINOR = """
              - regel: ringa
                gäller: {typ: kommentar, taggar: [ringa]}
                åtgärd: gallras
                verkan: får från
                gallringsfrist: 1 månad
                frist från: tillkommen
            """;

    private Rules() {
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static List<Finding> findings(String text) {
        return new RulesCheck().add("prov.yaml", bytes(text)).findings();
    }

    /** A decision that must be readable without errors. */
    static Decision decision(String text) {
        DecisionReader.Read read = DecisionReader.read("prov.yaml", bytes(text));
        if (read.findings().stream().anyMatch(finding -> finding.severity() == Finding.Severity.ERROR)) {
            throw new IllegalArgumentException(read.findings().toString());
        }
        return read.decision().orElseThrow();
    }
}
