package se.bevara.scheduling;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When jobs start.
 *
 * @param enabled whether this process starts any
 * @param nightly cron expression of Quartz, time zone Europe/Stockholm; {@code -} for never
 */
@ConfigurationProperties("bevara.scheduling")
record SchedulingSettings(@DefaultValue("true") boolean enabled, @DefaultValue("0 15 1 * * ?") String nightly) {

    SchedulingSettings {
        if (!nightly.equals("-") && !org.quartz.CronExpression.isValidExpression(nightly)) {
            throw new IllegalArgumentException(
                    "bevara.scheduling.nightly: expected a cron expression such as 0 15 1 * * ?, or -, found " + nightly);
        }
    }
}
