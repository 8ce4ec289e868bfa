package se.bevara.imports;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an import did, or would do: numbers, no content.
 *
 * @param file the file as it was named
 * @param parser the reader, with its version
 * @param owner whether the export says whose it is
 * @param found items that the export holds and that could be taken in
 * @param added of them, new to the archive
 * @param known of them, in the archive before
 * @param leftOut what was not taken in, by reason
 * @param media attachments taken in with the new items
 * @param mediaMissing attachments that the export names and lacks, or that are too large
 * @param kept whether the file itself lies in the archive as evidence; null when nothing was done
 * @param whyNot why it does not; empty when it does
 */
public record ImportReport(String file, String sha256, String format, String parser, String account, boolean owner,
        boolean dryRun,
        int found, int added, int known, Map<Reason, Integer> leftOut, int media, int mediaMissing, @Nullable Boolean kept,
        String whyNot) {

    public ImportReport {
        leftOut = Map.copyOf(leftOut);
    }

    /** Whether something was left out that a person should look at. */
    public boolean findings() {
        return leftOut.containsKey(Reason.BROKEN) || leftOut.containsKey(Reason.FORBIDDEN) || mediaMissing > 0;
    }
}
