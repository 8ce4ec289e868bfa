package se.bevara.capture;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import se.bevara.credentials.Credential;
import se.bevara.credentials.Credentials;
import se.bevara.credentials.Purpose;

/** What a night's receipt reminds of before it goes wrong, in Swedish. */
@Component
final class Reminders {

    private final Credentials credentials;
    private final ApiChanges changes;
    private final Runs runs;

    Reminders(Credentials credentials, ApiChanges changes, Runs runs) {
        this.credentials = credentials;
        this.changes = changes;
        this.runs = runs;
    }

    List<String> of(Runs.Run run) {
        LocalDate before = runs.nightBefore(run.night()).orElseGet(() -> run.night().minusDays(1));
        return Stream.concat(credentials.toTell(before, run.night()).stream().map(one -> lapse(one, run.night())),
                changes.tell(run.night()).stream()).toList();
    }

    private static String task(Purpose purpose) {
        return switch (purpose) {
            case READ -> "läsa";
            case WRITE -> "ta bort och dölja";
            case RENEW -> "förnya den att läsa";
        };
    }

    private static String lapse(Credential one, LocalDate night) {
        long left = one.daysLeft(night);
        String when = left < 0
                ? "gick ut " + one.lapses()
                : "går ut " + one.lapses() + (left == 0 ? ", i dag" : left == 1 ? ", i morgon" : ", om " + left + " dagar");
        return one.account() + ": behörigheten att " + task(one.purpose()) + " " + when
                + ". Hämta en ny hos plattformen och ange den på sidan Behörigheter eller med ./bevara credentials enter "
                + one.account() + ".";
    }
}
