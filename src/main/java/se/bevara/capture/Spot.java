package se.bevara.capture;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import se.bevara.accounts.Account;
import se.bevara.moderation.OnTheSpot;

/** Captures an account for somebody who moderates: as a person would between the nights. */
@Component
final class Spot implements OnTheSpot {

    private final Captures captures;

    Spot(Captures captures) {
        this.captures = captures;
    }

    @Override
    public Optional<String> capture(Account account) {
        if (!account.state().captured()) {
            return Optional.of("kontot hämtas inte, det är inte aktivt i registret");
        }
        try {
            var gaps = captures.run(List.of(account.id())).accounts().stream().flatMap(one -> one.gaps().stream())
                    .map(gap -> gap.failure().swedish()).distinct().collect(Collectors.joining(", "));
            return gaps.isEmpty() ? Optional.empty() : Optional.of("allt kunde inte hämtas, " + gaps);
        } catch (Nights.NightRefused e) {
            return Optional.of(String.valueOf(e.getMessage()));
        } catch (FetchFailed e) {
            return Optional.of("kontot kunde inte hämtas, " + e.failure().swedish());
        }
    }
}
