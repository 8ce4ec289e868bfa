package se.bevara.discovery;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import se.bevara.scheduling.NightWork;

/** Reads, each night, the posts that are new and some of our web pages for links to accounts that the register does not know. */
@Component
final class DiscoveryNight implements NightWork {

    private final Discovery discovery;
    private final FoundTable table;
    private final PostReading posts;
    private final PageReading pages;
    private final DiscoverySettings settings;
    private final Clock clock;

    DiscoveryNight(Discovery discovery, FoundTable table, PostReading posts, PageReading pages, DiscoverySettings settings,
            Clock clock) {
        this.discovery = discovery;
        this.table = table;
        this.posts = posts;
        this.pages = pages;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String step() {
        return "discover";
    }

    @Override
    public int order() {
        return 160;
    }

    @Override
    public List<String> run(LocalDate night, String runId) {
        var sightings = discovery.sightings();
        table.all().stream().filter(found -> sightings.known(found.account())).forEach(found -> table.forget(found.number()));
        boolean more = posts.read(sightings);
        var read = pages.read(sightings);
        table.stale(clock.instant().atOffset(ZoneOffset.UTC).minus(settings.forget()).toInstant()).forEach(table::forget);
        return lines(sightings, more, read);
    }

    private List<String> lines(Sightings sightings, boolean more, PageReading.Read read) {
        var lines = new ArrayList<String>();
        int waiting = discovery.waiting().size();
        if (sightings.added() > 0 || waiting > 0) {
            lines.add("Upptäckta konton som inte finns i registret: " + sightings.added() + " nya, " + waiting
                    + " väntar på beslut");
        }
        if (read.failed() > 0) {
            lines.add("Kommunens webbsidor som inte kunde läsas: " + read.failed() + ", lästa: " + read.pages());
        }
        if (sightings.refused() > 0) {
            lines.add("LARM: fler än " + Sightings.MOST + " upptäckta konton väntar, så " + sightings.refused()
                    + " träffar togs inte in");
        }
        if (more) {
            lines.add("Fler av arkivets inlägg läses efter länkar de kommande nätterna");
        }
        return lines;
    }
}
