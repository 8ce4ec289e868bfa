package se.bevara.archive;

import java.util.List;

/**
 * What a run of erasing did.
 *
 * @param items erased now
 * @param leftOut kept, because the last word said so
 * @param already had been erased before
 * @param records versions and media whose content is gone
 * @param segments that have got a next generation
 * @param bytesBefore length of those segments before
 * @param bytesAfter and after
 */
public record Erasure(List<Long> items, List<Long> leftOut, List<Long> already, int records, int segments, long bytesBefore,
        long bytesAfter) {

    public Erasure {
        items = List.copyOf(items);
        leftOut = List.copyOf(leftOut);
        already = List.copyOf(already);
    }
}
