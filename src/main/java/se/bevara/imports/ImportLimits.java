package se.bevara.imports;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How large an export may be, {@code bevara.imports.*}. Whoever sends a larger one is told the limit that it broke.
 *
 * @param file the file itself
 * @param total all members unpacked
 * @param members how many there may be
 * @param text one member that is read: JSON, CSV, JavaScript, XML, a repository
 * @param media one attachment; a larger one is named and left out, and its item is taken in without it
 * @param ratio how many times larger than packed a member of more than 10 MB may be
 * @param items how many items an export may hold
 */
@ConfigurationProperties("bevara.imports")
record ImportLimits(@DefaultValue("50GB") DataSize file, @DefaultValue("60GB") DataSize total,
        @DefaultValue("200000") int members,
        @DefaultValue("100MB") DataSize text, @DefaultValue("200MB") DataSize media, @DefaultValue("200") int ratio,
        @DefaultValue("300000") int items) {
}
