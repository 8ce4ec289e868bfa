package se.bevara.moderation;

import java.time.Period;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param answerWithin how long the question who removed an item may stand before it is a deviation on the night's receipt
 * @param examples whether reason codes with status EXEMPEL count: in the sample only
 * @param pictures whether items are pictured as evidence, where their reason asks for it
 * @param roles mail address by role, such as {@code bevara.moderation.roles.kontoansvarig}; a role without one gets no mail
 * @param mailFrom sender of that mail
 * @param pages where the archive's pages are reached, for links in that mail; none when empty
 * @param atOnceWithin how long a step may take where the reason says at once and no deadline of its own
 * @param soonWithin likewise for other reasons
 * @param noticeWithin how long the notice may take where the reason does not say, and as long again the end of the case
 */
@ConfigurationProperties("bevara.moderation")
record ModerationSettings(@DefaultValue("14d") Period answerWithin, @DefaultValue("false") boolean examples,
        @DefaultValue("true") boolean pictures, @DefaultValue Map<String, String> roles,
        @DefaultValue("bevara@localhost") String mailFrom, @DefaultValue("") String pages,
        @DefaultValue("1d") Period atOnceWithin, @DefaultValue("3d") Period soonWithin,
        @DefaultValue("7d") Period noticeWithin) {

    ModerationSettings {
        roles = Map.copyOf(roles);
    }
}
