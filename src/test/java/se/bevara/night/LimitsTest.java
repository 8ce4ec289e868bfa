package se.bevara.night;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ApplicationContext;
import se.bevara.capture.CallPlans;
import se.bevara.capture.CallPlans.CallPlan;
import se.bevara.capture.NightReceipt;
import se.bevara.capture.NightReceipt.Outcome;
import se.bevara.capture.Nights;
import se.bevara.capture.Waiting;
import se.bevara.sample.Platform;
import se.bevara.sample.PlatformDouble;
import se.bevara.sample.Presence;
import se.bevara.sample.StoryClock;
import se.bevara.sample.World;

/**
 * Nights of 800 accounts over all platforms, whose doubles count calls as the platforms do and refuse those that are too many. Time passes
 * only when the night waits: all calls between two waits come at once.
 */
@Tag("kill")
class LimitsTest {

    /** So many on Mastodon's server and with X's application that a night asks for more than one window of theirs holds. */
    private static final Map<Platform, Integer> ACCOUNTS = new EnumMap<>(Map.of(Platform.FACEBOOK, 260, Platform.INSTAGRAM, 170,
            Platform.WORDPRESS, 80, Platform.YOUTUBE, 60, Platform.X, 90, Platform.MASTODON, 90, Platform.BLUESKY, 40,
            Platform.LINKEDIN, 10));

    /** Calls a day of a page with one engaged user. */
    private static final int QUIET_PAGE = 4_800;

    @TempDir
    Path data;

    private final StoryClock clock = StoryClock.at("2026-03-01T08:00");

    @Test
    void noPlatformIsAskedMoreThanItLetsThroughAndThePlanSaysHowMuch() {
        try (var municipality = new Municipality(clock)) {
            people(municipality.world);
            limits(municipality);
            try (var application = municipality.application(data, beans -> {
                beans.registerBean(Clock.class, () -> clock);
                beans.registerBean(Waiting.class, () -> clock::tick);
            })) {
                night(application, 2);
                var plans = application.getBean(CallPlans.class);
                List<CallPlan> planned = plans.next();
                calls(municipality).forEach(PlatformDouble::forgetCalls);
                var receipt = night(application, 3);
                Map<String, CallPlan> actual = plans.next().stream()
                        .collect(Collectors.toMap(CallPlan::budget, Function.identity()));
                assertThat(receipt.accounts()).hasSize(800).allMatch(each -> each.outcome() == Outcome.COMPLETE);
                for (CallPlan plan : planned) {
                    CallPlan made = java.util.Objects.requireNonNull(actual.get(plan.budget()));
                    System.out.printf("%-28s %3d accounts, planned %5d calls, made %5d, at least %s%n", plan.budget(),
                            plan.accounts(),
                            plan.expected(), made.last(), plan.least());
                    assertThat(plan.unvisited()).isZero();
                    // Attachments are not asked for again, so that less than planned may be made; hardly more in a quiet night.
                    assertThat(made.last()).as(plan.budget()).isBetween(plan.expected() * 3 / 4, plan.expected() * 21 / 20);
                }
                assertThat(planned.stream().mapToInt(CallPlan::accounts).sum()).isEqualTo(800);
            }
            assertThat(calls(municipality)).allSatisfy(each -> assertThat(each.refused()).isZero());
        }
    }

    private static List<PlatformDouble> calls(Municipality municipality) {
        return municipality.world.presences().stream().map(municipality.platforms::of).distinct().toList();
    }

    private NightReceipt night(ApplicationContext application, int day) {
        clock.set(StoryClock.instant("2026-03-0" + day + "T01:15"));
        return application.getBean(Nights.class).run(LocalDate.of(2026, 3, day - 1));
    }

    private static void people(World world) {
        ACCOUNTS.forEach((platform, many) -> {
            for (int n = 0; n < many; n++) {
                Presence presence = world.presence(platform, "solvik" + n);
                if (platform == Platform.FACEBOOK || platform == Platform.INSTAGRAM) {
                    presence.budget(QUIET_PAGE);
                }
                presence.post("Öppet som vanligt " + n);
                presence.post("Vattnet stängs av " + n).comment("Anna B", "Gäller det Lillgatan?").answer("Nej.");
            }
        });
    }

    private static void limits(Municipality municipality) {
        municipality.platforms.x().rateLimit(300);
        municipality.platforms.mastodon().rateLimit(300);
        municipality.platforms.youtube().quota(10_000);
        municipality.platforms.linkedin().pace(Duration.ofMinutes(1));
        municipality.more.put("bevara.capture.platforms.linkedin.pace", "60s");
    }
}
