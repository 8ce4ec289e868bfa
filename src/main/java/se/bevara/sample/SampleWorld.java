package se.bevara.sample;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import se.bevara.accounts.Accounts;
import se.bevara.capture.Accesses;
import se.bevara.capture.Nights;
import se.bevara.capture.Waiting;

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
    Sample sample(SampleSettings settings, Play play, Accounts accounts, Nights nights) {
        return new Sample(settings, play, accounts, nights);
    }
}
