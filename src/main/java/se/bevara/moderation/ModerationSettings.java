package se.bevara.moderation;

import java.time.Period;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param answerWithin how long the question who removed an item may stand before it is a deviation on the night's receipt
 * @param examples whether reason codes with status EXEMPEL count: in the sample only
 * @param pictures whether items are pictured as evidence, where their reason asks for it
 */
@ConfigurationProperties("bevara.moderation")
record ModerationSettings(@DefaultValue("14d") Period answerWithin, @DefaultValue("false") boolean examples,
        @DefaultValue("true") boolean pictures) {
}
