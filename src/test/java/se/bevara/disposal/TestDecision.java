package se.bevara.disposal;

/** A decision for tests: comments go after three months, some by two people's approval, some by a standing one. */
final class TestDecision {

    /** To be formatted with its version. */
    static final String YAML = """
            gallringsbeslut: KOMMENTARER
            version: %d
            titel: Gallring av kommentarer av ringa betydelse
            status: beslutat
            beslutat av: Kommunstyrelsen
            diarienummer: KS 2026/41
            paragraf: § 7
            beslutsdatum: 2025-06-10
            i kraft: 2025-09-01
            tillkommet från: 2020-01-01
            klassificering: 1.4.2 Kommunicera i sociala medier
            källa: prov
            tillämpningsområde:
              text: Kommentarer från allmänheten
              myndigheter: alla
              typ: kommentar
            regler:
              - regel: ringa
                beskrivning: Kommentarer av ringa betydelse
                gäller: {taggar: [ringa]}
                undantag: [{taggar: [krisläge]}]
                åtgärd: gallras
                verkan: får från
                gallringsfrist: 3 månader
                frist från: tillkommen
                godkännande: två personer
              - regel: enkel
                beskrivning: Enkla frågor
                gäller: {taggar: [enkel]}
                åtgärd: gallras
                verkan: får från
                gallringsfrist: 3 månader
                frist från: tillkommen
                godkännande: stående
            """;

    private TestDecision() {
    }
}
