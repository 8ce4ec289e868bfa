package se.bevara.scheduling;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When jobs start.
 *
 * @param enabled whether this process starts any
 * @param nightly cron expression of Quartz, time zone Europe/Stockholm; {@code -} for never
 * @param look the same, when accounts are looked at whose turn it is between the nights: how often each is, the register says
 */
@ConfigurationProperties("bevara.scheduling")
record SchedulingSettings(@DefaultValue("true") boolean enabled, @DefaultValue("0 15 1 * * ?") String nightly,
        @DefaultValue("30 * * * * ?") String look) {

    SchedulingSettings {
        valid("nightly", nightly);
        valid("look", look);
    }

    private static void valid(String name, String expression) {
        if (!expression.equals("-") && !org.quartz.CronExpression.isValidExpression(expression)) {
            throw new IllegalArgumentException("bevara.scheduling." + name
                    + ": expected a cron expression such as 0 15 1 * * ?, or -, found " + expression);
        }
    }
}
