package se.bevara.capture;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import se.bevara.accounts.Account;
import se.bevara.archive.Archive;
import se.bevara.archive.Content;
import se.bevara.dialogues.Dialogues;
import se.bevara.ledger.Ledger;
import se.bevara.moderation.NotCaptured;

/** What every visit works with. */
@Component
record Tools(Archive archive, Ledger ledger, Runs runs, Visits visits, Listings listings, Absences absences, Freezes freezes,
        MediaGaps mediaGaps,
        Fetchers fetchers, Crises crises, Dialogues dialogues, TransactionTemplate transaction, Clock clock,
        CaptureSettings settings,
        ObjectProvider<NotCaptured> notCaptured) {

    Instant now() {
        return clock.instant();
    }

    /** Of an item of the account the case that forbids to capture it; none where nothing is moderated. */
    Function<Content, Optional<String>> forbidden(Account account) {
        return Optional.ofNullable(notCaptured.getIfAvailable()).map(each -> each.of(account))
                .orElse(content -> Optional.empty());
    }
}
