package se.bevara.sample;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import se.bevara.accounts.Accounts;
import se.bevara.archive.Archive;
import se.bevara.capture.Accesses;
import se.bevara.capture.Nights;
import se.bevara.capture.Waiting;
import se.bevara.disposal.Disposals;
import se.bevara.moderation.Moderation;
import se.bevara.moderation.Questions;
import se.bevara.moderation.Reasons;
import se.bevara.moderation.Restrictions;
import se.bevara.retention.Assessments;
import se.bevara.retention.Decisions;
import se.bevara.retention.Holds;
import se.bevara.snapshot.Snapshots;

/** Puts the sample's clock, platforms and patience in the place of the real ones, where {@code bevara.sample.folder} is given. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("bevara.sample.folder")
class SampleWorld {

    @Bean
    @Primary
    StoryClock storyClock() {
        return StoryClock.at("2025-09-01T00:00");
    }

    @Bean
    World world(StoryClock clock) {
        return new World(clock);
    }

    @Bean
    Platforms platforms(World world) {
        Platforms platforms = new Platforms(world);
        platforms.mastodon().rateLimit(Integer.MAX_VALUE);
        return platforms;
    }

    @Bean
    PublicPages publicPages(World world) {
        return new PublicPages(world);
    }

    /** The accounts' pages are on a port that nobody knows before: it is put among the settings before anyone reads them. */
    @Bean
    static BeanFactoryPostProcessor samplePages(ConfigurableEnvironment environment) {
        return beans -> {
            var pages = beans.getBean(PublicPages.class);
            var folder = Path.of(environment.getRequiredProperty("bevara.sample.folder"));
            Map<String, Object> addresses = new LinkedHashMap<>();
            Story.read(folder.resolve("story.yaml")).cast().forEach(each -> addresses.put(
                    "bevara.snapshot.address." + each.account().replace('/', '-'), pages.address(each.account()).toString()));
            environment.getPropertySources().addLast(new MapPropertySource("public pages of the sample", addresses));
        };
    }

    @Bean
    Play play(World world, SampleSettings settings) {
        return Play.of(world, settings.folder());
    }

    @Bean
    @Primary
    Accesses sampleAccesses(World world, Platforms platforms, Play play) {
        return new SampleAccesses(world, platforms, play);
    }

    /** A wait costs no time here: the story's clock runs instead. */
    @Bean
    @Primary
    Waiting sampleWaiting(StoryClock clock) {
        return clock::tick;
    }

    @Bean
    Moderators moderators(Reasons reasons, Moderation moderation, Questions questions, Restrictions restrictions) {
        return new Moderators(reasons, moderation, questions, restrictions);
    }

    @Bean
    Office office(SampleSettings settings, World world, Play play, Archive archive, Accounts accounts, Decisions decisions,
            Assessments assessments, Holds holds, Disposals disposals, Snapshots snapshots, Moderators moderators) {
        return new Office(settings.rules(),
                new Office.Tools(archive, accounts, decisions, assessments, holds, disposals, snapshots, moderators), world,
                play);
    }

    @Bean
    Sample sample(SampleSettings settings, Play play, Office office, Accounts accounts, Nights nights) {
        return new Sample(settings, play, office, accounts, nights);
    }
}
