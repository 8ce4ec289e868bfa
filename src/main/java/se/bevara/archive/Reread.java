package se.bevara.archive;

import java.util.List;
import se.bevara.ledger.Difference;

/**
 * What a sample of the archive was found to be when it was read again (PREMIS: fixity check).
 *
 * @param segments how many segments were read
 * @param bytes their committed lengths together
 * @param differences everything that was otherwise than it should
 */
public record Reread(int segments, long bytes, List<Difference> differences) {

    public Reread {
        differences = List.copyOf(differences);
    }
}
