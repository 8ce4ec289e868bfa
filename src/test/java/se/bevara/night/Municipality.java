package se.bevara.night;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import se.bevara.Bevara;
import se.bevara.accounts.Accounts;
import se.bevara.archive.Archive;
import se.bevara.archive.Content;
import se.bevara.archive.Item;
import se.bevara.sample.Platforms;
import se.bevara.sample.Posting;
import se.bevara.sample.Presence;
import se.bevara.sample.StoryClock;
import se.bevara.sample.World;

/** A municipality whose accounts are all of a world's, with the application on a data folder of its own. */
final class Municipality implements AutoCloseable {

    final StoryClock clock;
    final World world;
    final Platforms platforms;
    /** Further settings of its applications. */
    final Map<String, String> more = new LinkedHashMap<>();
    /** Whether they are asked over HTTP. */
    boolean served;
    /** Accounts for which no credential is configured. */
    final Set<String> bare = new HashSet<>();

    Municipality(StoryClock clock) {
        this.clock = clock;
        this.world = new World(clock);
        this.platforms = new Platforms(world);
    }

    /** The application on a data folder; ends with {@code close()} as on an orderly stop. */
    ConfigurableApplicationContext application(Path data) {
        return application(data, clock);
    }

    /** As {@link #application(Path)}, on a machine with a clock of its own. */
    ConfigurableApplicationContext application(Path data, StoryClock machine) {
        return application(data, beans -> beans.registerBean(Clock.class, () -> machine));
    }

    /** As {@link #application(Path)}, with further beans. */
    ConfigurableApplicationContext application(Path data, Consumer<GenericApplicationContext> more) {
        var application = new SpringApplicationBuilder(Bevara.class)
                .web(served ? WebApplicationType.SERVLET : WebApplicationType.NONE).logStartupInfo(false)
                .initializers(context -> more.accept((GenericApplicationContext) context))
                .run(settings(data).entrySet().stream().map(each -> "--" + each.getKey() + "=" + each.getValue())
                        .toArray(String[]::new));
        register(application.getBean(Accounts.class));
        return application;
    }

    /** The settings that lead the application to this world's platforms. */
    Map<String, String> settings(Path data) {
        var settings = new LinkedHashMap<String, String>();
        settings.put("bevara.data", data.toString());
        settings.put("spring.quartz.auto-startup", "false");
        settings.put("logging.level.root", "WARN");
        settings.put("bevara.capture.freeze-share", "1");
        settings.put("bevara.disposal.cooling-off", "0d");
        settings.put("bevara.snapshot.a-night", "0");
        settings.put("bevara.moderation.pictures", "false");
        settings.put("bevara.capture.platforms.linkedin.pace", "0s");
        settings.put("server.port", "0");
        settings.putAll(more);
        for (var presence : world.presences()) {
            String prefix = "bevara.capture.access." + id(presence) + ".";
            settings.put(prefix + "base", platforms.base(presence).toString());
            if (!bare.contains(id(presence))) {
                settings.put(prefix + "token", presence.credential());
            }
            settings.put(prefix + "directory", platforms.bluesky().directory());
        }
        return settings;
    }

    void register(Accounts accounts) {
        var read = accounts.read(csv().getBytes(StandardCharsets.UTF_8));
        if (!read.errors().isEmpty()) {
            throw new AssertionError(read.errors().toString());
        }
        accounts.apply(read, "registrator");
    }

    String csv() {
        var csv = new StringBuilder("konto-id;nämnd;förvaltning;enhet;plattform;kontonamn;adress;kontotyp;drift;syfte;målgrupp;"
                + "ansvarig chef;ersättare;inloggning förvaras hos;öppet eller stängt;status;öppnat;avslutat;insamling;"
                + "rättslig grund;beslutat av;borttagen text får sparas\n");
        for (var presence : world.presences()) {
            csv.append(String.join(";", id(presence), "Kommunstyrelsen", "", "",
                    presence.platform().name().toLowerCase(Locale.ROOT),
                    presence.handle(), "https://" + id(presence) + ".example/", "officiellt", "extern", "Information", "Alla",
                    "Kommunikationschefen", "", "valv:kommunikation", "öppet", "aktivt", "", "", "", "2 kap. TF",
                    "KS 2025-01-15 § 4", "ja\n"));
        }
        return csv.toString();
    }

    static String id(Presence presence) {
        return presence.platform().name().toLowerCase(Locale.ROOT) + "-" + presence.handle();
    }

    /** What the archive holds, by account and platform key: comparable between archives that were made at different times. */
    static Map<String, Held> holdings(Archive archive) {
        var holdings = new TreeMap<String, Held>();
        archive.eachItem(item -> {
            Held held = Held.of(archive, item);
            Held twice = holdings.put(item.account() + " " + held.newest().key(), held);
            if (twice != null) {
                throw new AssertionError("archived twice: " + item.account() + " " + held.newest().key());
            }
        });
        return holdings;
    }

    /** Where a posting of the world stands in {@link #holdings}. */
    static String key(Posting posting) {
        String remote = posting.remoteId();
        return id(posting.presence()) + " " + switch (posting.presence().platform()) {
            case FACEBOOK -> remote.substring(remote.lastIndexOf('_') + 1);
            case BLUESKY, INSTAGRAM, YOUTUBE -> remote;
            case LINKEDIN -> posting.isPost() ? remote : remote.replaceAll(".*,|\\)", "");
            case MASTODON -> posting.permalink();
            case WORDPRESS -> (posting.isPost() ? "post-" : "comment-") + remote;
            case X -> posting.remoteIds().getFirst();
        };
    }

    /** An item with all its versions as they read. */
    record Held(Item item, java.util.List<Content> versions) {

        static Held of(Archive archive, Item item) {
            return new Held(item, item.versions().stream().map(version -> archive.content(item, version.number())).toList());
        }

        Content newest() {
            return versions.getLast();
        }
    }

    @Override
    public void close() {
        platforms.close();
    }
}
