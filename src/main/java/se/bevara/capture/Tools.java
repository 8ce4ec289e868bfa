package se.bevara.capture;

import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import se.bevara.archive.Archive;
import se.bevara.ledger.Ledger;

/** What every visit works with. */
@Component
record Tools(Archive archive, Ledger ledger, Visits visits, Listings listings, Absences absences, Freezes freezes,
        MediaGaps mediaGaps,
        Fetchers fetchers, TransactionTemplate transaction, Clock clock, CaptureSettings settings) {

    Instant now() {
        return clock.instant();
    }
}
