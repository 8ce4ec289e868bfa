package se.bevara.night;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ApplicationContext;
import se.bevara.archive.Archive;
import se.bevara.archive.ItemState;
import se.bevara.capture.Nights;
import se.bevara.sample.By;
import se.bevara.sample.Posting;
import se.bevara.sample.Presence;
import se.bevara.sample.StoryClock;
import se.bevara.scheduling.NamedJob;
import se.bevara.web.HookForm;

/** Comments that live two minutes by day: archived where the platform calls the archive, over HTTP and signed, and elsewhere not. */
class CalledTest {

    private static final int COMMENTS = 5;

    @TempDir
    Path data;

    private final StoryClock clock = StoryClock.at("2026-03-01T08:00");
    private final Municipality municipality = new Municipality(clock);
    private final HttpClient client = HttpClient.newHttpClient();
    private int deliveries;

    private List<Presence> presences(String handle) {
        var world = municipality.world;
        return List.of(world.facebook(handle), world.instagram(handle), world.linkedin(handle), world.x(handle));
    }

    private void night(ApplicationContext application, String date) {
        clock.set(date + "T01:15");
        application.getBean(Nights.class).run(LocalDate.parse(date));
    }

    /** As the platform of an account does when something has happened there. */
    private void call(ApplicationContext application, Presence presence) {
        var form = HookForm.valueOf(presence.platform().name());
        String id = form == HookForm.LINKEDIN ? "urn:li:organization:" + presence.remoteId() : presence.remoteId();
        String body = form.delivery(id, clock.instant(), ++deliveries);
        var door = URI.create("http://localhost:" + application.getEnvironment().getProperty("local.server.port") + "/hooks/"
                + form.platform());
        var request = HttpRequest.newBuilder(door).header(form.header(), form.signature(body))
                .POST(HttpRequest.BodyPublishers.ofString(body)).build();
        try {
            assertThat(client.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(200);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void minute(ApplicationContext application) {
        clock.tick(Duration.ofMinutes(1));
        application.getBeansOfType(NamedJob.class).values().stream().filter(job -> job.name().equals("look"))
                .forEach(job -> job.run(clock.instant(), false));
    }

    /** One comment after another, each gone before the next. */
    private List<Posting> day(ApplicationContext application, List<Presence> calling, List<Presence> silent) {
        var comments = new ArrayList<Posting>();
        clock.set("2026-03-02T10:00");
        for (int n = 0; n < COMMENTS; n++) {
            var now = new ArrayList<Posting>();
            for (Presence presence : calling) {
                now.add(presence.posts().getFirst().comment("Anna", "Säger " + n));
                call(application, presence);
            }
            for (Presence presence : silent) {
                now.add(presence.posts().getFirst().comment("Anna", "Säger " + n));
            }
            minute(application);
            minute(application);
            now.forEach(comment -> comment.delete(By.AUTHOR));
            comments.addAll(now);
            minute(application);
        }
        return comments;
    }

    @Test
    void whatLivesTwoMinutesIsArchivedWhereThePlatformCalls() {
        for (HookForm form : HookForm.values()) {
            municipality.more.put("bevara.signals." + form.name().toLowerCase(Locale.ROOT) + ".secret", "hemlighet");
        }
        var calling = presences("solvik");
        var silent = presences("tyst");
        calling.forEach(presence -> presence.post("Vattnet stängs av"));
        silent.forEach(presence -> presence.post("Vattnet stängs av"));
        municipality.served = true;
        try (municipality; var application = municipality.application(data)) {
            night(application, "2026-03-02");
            var comments = day(application, calling, silent);
            night(application, "2026-03-03");
            var held = Municipality.holdings(application.getBean(Archive.class));
            var found = new TreeSet<String>();
            for (Posting comment : comments) {
                var one = held.get(Municipality.key(comment));
                assertThat(one != null).as(Municipality.key(comment)).isEqualTo(calling.contains(comment.presence()));
                if (one != null) {
                    assertThat(one.item().state()).as(Municipality.key(comment)).isEqualTo(ItemState.GONE);
                    found.add(Municipality.key(comment));
                }
            }
            assertThat(found).hasSize(HookForm.values().length * COMMENTS);
        }
    }
}
