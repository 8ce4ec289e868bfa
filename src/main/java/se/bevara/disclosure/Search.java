package se.bevara.disclosure;

import java.util.List;
import org.springframework.stereotype.Component;

/** Finds archived items. */
@Component
public class Search {

    /** The numbers of the items that match, one page, and how many there are in all. */
    public Hits find(Query query) {
        throw new UnsupportedOperationException();
    }

    /** A page of hits. */
    public record Hits(List<Long> items, long total) {
    }
}
