package se.bevara.capture;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of the nights, {@code bevara.capture.*}. How each account is reached stands beside them, see {@link ConfiguredAccesses}.
 *
 * @param answerLimit largest API answer taken
 * @param mediaLimit largest attachment taken; what is larger is named on the receipt
 * @param connectTimeout longest wait for a connection
 * @param answerTimeout longest time for a whole API answer
 * @param mediaTimeout longest time for a whole attachment
 * @param tries how often a call is tried when the failure may pass
 * @param firstWait wait before the second try; doubled for each further one
 * @param longestWait longest wait that a platform's limit or a back-off may cost; more than that is a gap on the receipt
 * @param patience longest time spent on one call, waits included
 * @param parallel calls in flight a platform, and accounts visited at once
 * @param allowedHosts hosts on private addresses that attachments may be fetched from
 * @param accountTries how often an account is visited in a night when it fails of something that may pass
 * @param pages most pages of one listing
 * @param warm how long after its last sign of life a thread is asked for every night
 * @param fullSweep within how long every thread is asked for at least once
 * @param askAgain how long a missing item is asked for again by id
 * @param freezeShare share of the items known to be on the platform that may go missing in a night before the account is frozen
 * @param freezeLeast as many may always go missing
 * @param mediaAgain how long an attachment that could not be had is tried again
 * @param fixity bytes re-read each night
 * @param looks how accounts are looked at between the nights
 * @param mailTo who gets the receipts by mail; nobody when empty
 * @param mailFrom sender of that mail
 */
@ConfigurationProperties("bevara.capture")
record CaptureSettings(@DefaultValue("20MB") DataSize answerLimit, @DefaultValue("200MB") DataSize mediaLimit,
        @DefaultValue("10s") Duration connectTimeout, @DefaultValue("60s") Duration answerTimeout,
        @DefaultValue("10m") Duration mediaTimeout, @DefaultValue("4") int tries, @DefaultValue("2s") Duration firstWait,
        @DefaultValue("10m") Duration longestWait, @DefaultValue("20m") Duration patience, @DefaultValue("32") int parallel,
        @DefaultValue List<String> allowedHosts, @DefaultValue("3") int accountTries, @DefaultValue("10000") int pages,
        @DefaultValue("90d") Duration warm, @DefaultValue("30d") Duration fullSweep, @DefaultValue("30d") Duration askAgain,
        @DefaultValue("0.2") double freezeShare, @DefaultValue("10") int freezeLeast, @DefaultValue("14d") Duration mediaAgain,
        @DefaultValue("200MB") DataSize fixity, @DefaultValue Looks looks, @DefaultValue List<String> mailTo,
        @DefaultValue("bevara@localhost") String mailFrom) {

    /**
     * The looks between the nights.
     *
     * @param pages most pages of an account's posts
     * @param hot how long after its last sign of life a thread is asked for at each look
     * @param budget share of a platform's call budget, in percent, above which looks wait: the night needs the rest
     * @param budgetLasts how long what a platform has told of its budget holds
     */
    record Looks(@DefaultValue("1") int pages, @DefaultValue("2d") Duration hot, @DefaultValue("50") int budget,
            @DefaultValue("1h") Duration budgetLasts) {

        Looks {
            if (pages < 1 || budget < 1 || budget > 100) {
                throw new IllegalArgumentException(
                        "bevara.capture.looks: expected pages of at least 1 and budget of 1 to 100, found " + pages + ", "
                                + budget);
            }
        }
    }

    CaptureSettings {
        allowedHosts = List.copyOf(allowedHosts);
        mailTo = List.copyOf(mailTo);
        if (tries < 1 || parallel < 1 || accountTries < 1 || pages < 1) {
            throw new IllegalArgumentException(
                    "bevara.capture: expected tries, parallel, account-tries and pages of at least 1, found " + tries + ", "
                            + parallel + ", " + accountTries + ", " + pages);
        }
        if (freezeShare <= 0 || freezeShare > 1) {
            throw new IllegalArgumentException("bevara.capture.freeze-share: expected above 0, at most 1, found " + freezeShare);
        }
    }
}
