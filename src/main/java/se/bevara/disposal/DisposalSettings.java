package se.bevara.disposal;

import java.time.Period;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of disposal.
 *
 * @param coolingOff how long after its second approval a list waits, in civil days in Sweden, such as {@code 1d}
 * @param backupDays how many days backups of the data folder are kept; null when nobody has said, and the certificate tells that
 * @param municipality its name, as certificates are to bear it
 */
@ConfigurationProperties("bevara.disposal")
record DisposalSettings(@DefaultValue("1d") Period coolingOff, @Nullable Integer backupDays,
        @DefaultValue("") String municipality) {

    DisposalSettings {
        if (coolingOff.isNegative()) {
            throw new IllegalArgumentException("bevara.disposal.cooling-off: expected days such as 1d, found " + coolingOff);
        }
        if (backupDays != null && backupDays < 0) {
            throw new IllegalArgumentException("bevara.disposal.backup-days: expected 0 or more, found " + backupDays);
        }
    }
}
