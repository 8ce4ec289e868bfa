package se.bevara.sample;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the sample, {@code bevara.sample.*}.
 *
 * @param folder holds the story, its register of accounts and its media; the application is the sample's when it is given
 * @param rules holds the decisions that are loaded in the story
 * @param everyNight whether every night is played; otherwise those on which the archive can see an event of the story, and the one after, and
 *        every Monday
 */
@ConfigurationProperties("bevara.sample")
record SampleSettings(@DefaultValue("archive-sample") Path folder, @DefaultValue("retention-rules") Path rules,
        @DefaultValue("false") boolean everyNight) {
}
