package se.bevara.discovery;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import se.bevara.capture.FetchFailed;
import se.bevara.capture.Waiting;
import se.bevara.capture.WebPages;

/** Reads the municipality's own web pages, some each night, politely: as robots.txt allows, one at a time, with a pause between. */
@Component
final class PageReading {

    private static final Logger LOG = LoggerFactory.getLogger(PageReading.class);
    private static final String HTML = "text/html, application/xhtml+xml";
    /** A site that fails so often in a row is left alone until the next night. */
    private static final int PATIENCE = 5;
    /** A night that is run again reads no page again. */
    private static final Duration NIGHT = Duration.ofHours(12);

    private final WebPages web;
    private final PageTable pages;
    private final DiscoverySettings settings;
    private final Waiting waiting;
    private final Clock clock;
    private final TransactionTemplate transaction;

    PageReading(WebPages web, PageTable pages, DiscoverySettings settings, Waiting waiting, Clock clock,
            PlatformTransactionManager transactions) {
        this.web = web;
        this.pages = pages;
        this.settings = settings;
        this.waiting = waiting;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** How many pages were read, and how many could not be. */
    record Read(int pages, int failed) {

        Read plus(Read other) {
            return new Read(pages + other.pages, failed + other.failed);
        }
    }

    Read read(Sightings sightings) {
        var sites = settings.pages().stream().map(PageReading::site).distinct().toList();
        pages.only(sites);
        settings.pages().forEach(page -> pages.begin(site(page), page));
        return sites.stream().map(site -> site(site, sightings)).reduce(new Read(0, 0), Read::plus);
    }

    private static String site(URI page) {
        return (page.getScheme() + "://" + page.getRawAuthority()).toLowerCase(Locale.ROOT);
    }

    private Read site(String site, Sightings sightings) {
        Instant since = clock.instant().minus(NIGHT);
        Robots robots = robots(site).orElse(null);
        if (robots == null) {
            return new Read(0, 1);
        }
        Duration pause = robots.delay().compareTo(settings.pause()) > 0 ? robots.delay() : settings.pause();
        int read = 0;
        int failed = 0;
        int inARow = 0;
        for (long left = settings.aNight() - pages.readSince(site, since); left > 0 && inARow < PATIENCE; left--) {
            PageTable.Page page = pages.next(site, since).orElse(null);
            if (page == null) {
                break;
            }
            boolean done = robots.allows(path(page.address())) ? read(site, page, sightings, pause) : skipped(page);
            read += done ? 1 : 0;
            failed += done ? 0 : 1;
            inARow = done ? 0 : inARow + 1;
        }
        return new Read(read, failed);
    }

    private static String path(URI address) {
        return address.getRawPath().isEmpty() ? "/" : address.getRawPath();
    }

    private boolean skipped(PageTable.Page page) {
        pages.read(page.address(), clock.instant());
        return true;
    }

    private boolean read(String site, PageTable.Page page, Sightings sightings, Duration pause) {
        waiting.pause(pause);
        try {
            var got = web.get(page.address(), HTML);
            int status = got.answer().status();
            if (status == 404 || status == 410) {
                pages.gone(page.address());
            }
            String type = got.answer().header("content-type");
            boolean shown = status == 200 && WebPage.is(type);
            transaction.executeWithoutResult(transacted -> {
                pages.read(page.address(), clock.instant());
                if (shown) {
                    take(site, page, WebPage.read(got.address(), type, got.answer().body()), sightings);
                }
            });
            return shown || status < 400;
        } catch (FetchFailed e) {
            LOG.info("{}", e.getMessage());
            pages.read(page.address(), clock.instant());
            return false;
        }
    }

    private void take(String site, PageTable.Page page, WebPage read, Sightings sightings) {
        String address = page.address().toString();
        read.accounts().forEach(link -> sightings.take(link, new FoundTable.Sighting(0, address, clock.instant())));
        read.pages().stream().filter(next -> site(next).equals(site))
                .forEach(next -> pages.note(site, new PageTable.Page(next, page.depth() + 1)));
    }

    /** Empty where the site says nothing that can be trusted: then it is left alone (RFC 9309, 2.3.1.4). */
    private Optional<Robots> robots(String site) {
        try {
            var answer = web.get(URI.create(site + "/robots.txt"), "text/plain").answer();
            return Optional.of(answer.status() == 200 ? Robots.read(answer.body()) : Robots.ALL);
        } catch (FetchFailed e) {
            LOG.info("{}", e.getMessage());
            return Optional.empty();
        }
    }
}
