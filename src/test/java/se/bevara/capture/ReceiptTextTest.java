package se.bevara.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import se.bevara.capture.NightReceipt.AccountReceipt;
import se.bevara.capture.NightReceipt.Fixity;
import se.bevara.capture.NightReceipt.Gap;
import se.bevara.capture.NightReceipt.Outcome;

class ReceiptTextTest {

    @Test
    void saysWhatARegistrarNeeds() {
        var good = new AccountReceipt("mastodon-solvik", "Kommunstyrelsen", Outcome.COMPLETE, 12, 340, 3, 1, 0, 0, 1, 0, 2, 0,
                Map.of(), List.of(),
                2_345_678, Duration.ofMillis(4_250), 7, Duration.ofHours(24), List.of());
        var bad = new AccountReceipt("facebook-solvik", "Kulturnämnden", Outcome.FAILED, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, Map.of(),
                List.of(new Gap("kontot", Failure.TOKEN_EXPIRED, "GET /1122: \u001b[31m")), 0, Duration.ZERO, null, null,
                List.of());
        var fixity = new Fixity(0, 0, List.of());
        var receipt = new NightReceipt(LocalDate.of(2026, 11, 21), Instant.parse("2026-11-21T00:15:00Z"),
                Instant.parse("2026-11-21T00:16:00Z"),
                List.of(good, bad), fixity, 42, "ab12", Advice.of(List.of(good, bad), fixity, List.of()), List.of());
        assertThat(ReceiptText.of(receipt)).isEqualTo("""
                Nattkvitto 2026-11-21
                Började 2026-11-21 01:15:00, slutade 2026-11-21 01:16:00

                Konton: 1 hela, 0 delvis, 1 misslyckade, 0 frysta, 0 ej i tur
                Handlingar: 340 sedda, 3 nya, 1 ändrade, 0 dolda, 0 saknade, 1 borttagna, 0 åter
                Bilagor: 2 hämtade. Anrop: 13. Hämtat: 2 MB.
                Liggaren: 42 poster, rot ab12

                Konto            Utfall        Sedda    Nya  Ändr.  Dolda  Sakn. Bortt.   Åter   Bil.   Anrop       Tid    Tak
                mastodon-solvik  helt            340      3      1      0      0      1      0      2      12     4,3 s    7 %
                facebook-solvik  misslyckat        0      0      0      0      0      0      0      0       1     0,0 s

                mastodon-solvik (Kommunstyrelsen)
                  Längst osett: 1 dygn. Det som skrevs och togs bort inom den tiden kan ingen ha sett.

                facebook-solvik (Kulturnämnden)
                  Lucka: kontot: Behörigheten har gått ut (GET /1122: �[31m)

                Omläsning: 0 avvikelser

                Att göra
                - facebook-solvik: förnya behörigheten (token).
                """);
    }
}
