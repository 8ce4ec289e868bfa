package se.bevara.snapshot;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import se.bevara.accounts.Account;
import se.bevara.scheduling.NightWork;

/**
 * Makes reconstructions, once a half-year, of accounts whose page stands behind a wall night after night, or whose time to be pictured is
 * nearly up. That their page cannot be pictured remains told.
 */
@Component
final class ReconstructingNight implements NightWork {

    private static final Logger LOG = LoggerFactory.getLogger(ReconstructingNight.class);

    /** What is before the page, and will be the next night too. */
    private static final Set<Failure> WALLS = Set.of(Failure.LOGIN_WALL, Failure.CONSENT_WALL, Failure.CAPTCHA,
            Failure.RESTRICTED);
    /** Days before the last day on which one is no longer waited for. */
    private static final int NEAR = 7;

    private final Snapshots snapshots;
    private final SnapshotSettings settings;

    ReconstructingNight(Snapshots snapshots, SnapshotSettings settings) {
        this.snapshots = snapshots;
        this.settings = settings;
    }

    @Override
    public String step() {
        return "reconstruct";
    }

    @Override
    public int order() {
        return 55;
    }

    @Override
    public List<String> run(LocalDate night, String runId) {
        var lines = new ArrayList<String>();
        var plan = settings.aNight() == 0 ? List.<Planned>of() : snapshots.plan(night);
        for (Planned planned : plan) {
            var failing = planned.failing();
            if (failing != null && wanted(planned, failing, night)) {
                lines.add(made(planned.account(), failing));
            }
        }
        return lines;
    }

    /** What fails of one account fails of that alone. */
    private String made(Account account, Planned.Failing failing) {
        String why = failing.failure().swedish();
        try {
            return snapshots
                    .reconstruct(account, "night", "Kontots sida gick inte att avbilda sedan " + failing.since() + ": " + why)
                    .map(made -> "Rekonstruktion tagen i stället för ögonblicksbild av " + account.id() + ": " + why)
                    .orElse("Rekonstruktion av " + account.id() + " väntar: ingen webbläsare, eller den är upptagen");
        } catch (RuntimeException e) {
            LOG.error("{}: not reconstructed, {}", account.id(), Taking.place(e));
            return "LARM: Rekonstruktion av " + account.id() + ": oväntat fel, loggen säger mer";
        }
    }

    private boolean wanted(Planned planned, Planned.Failing failing, LocalDate night) {
        boolean late = failing.attempts() >= settings.attempts() || planned.by().minusDays(NEAR).isBefore(night);
        boolean tried = planned.due(night) && !failing.latest().isBefore(night.minusDays(1));
        return WALLS.contains(failing.failure()) && tried && late && snapshots.of(planned.account().id()).stream()
                .noneMatch(one -> one.kind() == Snapshot.Kind.RECONSTRUCTION && one.half().equals(Recording.half(night)));
    }
}
