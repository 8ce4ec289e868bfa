package se.bevara.disclosure;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.bevara.archive.CaptureGaps;

/**
 * What a package says, all of it, and nothing that is masked: the PDF, the pages and the JSON are made of this alone.
 *
 * @param authorities those whose records are asked for; none for all
 * @param asked what was asked for, in the archivist's words
 * @param decision null in a preview before the decision
 * @param period from the first to the last day that is covered, of each account
 */
public record Disclosed(String id, String municipality, List<String> authorities, String asked, LocalDate received,
        @Nullable Decided decision,
        Counts counts, List<String> grounds, Map<String, List<LocalDate>> period, List<Thread> threads,
        List<Gone> disposed, List<CaptureGaps.Gap> gaps) {

    public Disclosed {
        authorities = List.copyOf(authorities);
        grounds = List.copyOf(grounds);
        threads = List.copyOf(threads);
        disposed = List.copyOf(disposed);
        gaps = List.copyOf(gaps);
    }

    /** The lines of its cover, as a package has them. */
    public List<Line> cover() {
        return DisclosedText.cover(this);
    }

    /** A line of the cover. */
    public record Line(String label, List<String> lines) {
        public Line {
            lines = List.copyOf(lines);
        }
    }

    /**
     * @param reasons why, in the decider's words
     * @param rights what a decision against the requester says of how to have it tried
     */
    public record Decided(Answer answer, Instant at, String by, String reasons, List<String> rights) {
        public Decided {
            rights = List.copyOf(rights);
        }
    }

    public record Counts(int items, int open, int masked, int withheld, int disposed) {
    }

    /** A post with what of its comments is handed out, in the order of the platform's time. */
    public record Thread(String account, List<Entry> entries) {
        public Thread {
            entries = List.copyOf(entries);
        }
    }

    /**
     * A version of an item.
     *
     * @param number from 1, in the order of the package
     * @param item its number in the archive
     * @param withheld on what ground nothing of it is handed out; empty where something is
     * @param permalink empty unless the whole is handed out
     */
    public record Entry(int number, long item, int version, int versions, String kind, String direction, OffsetDateTime time,
            List<String> states, List<Segment> author, List<Segment> text, List<Attached> attached, String permalink,
            String withheld, boolean whole) {
        public Entry {
            states = List.copyOf(states);
            author = List.copyOf(author);
            text = List.copyOf(text);
            attached = List.copyOf(attached);
        }
    }

    /**
     * An attachment as it is handed out.
     *
     * @param file its name in the package; empty where no bytes are handed out
     * @param note why there are none, or that parts are painted over; may be empty
     * @param picture whether a browser may show it
     * @param ground of what is masked; may be empty
     */
    public record Attached(int number, String kind, List<Segment> description, List<Segment> link, String file, boolean picture,
            String note, String ground) {
        public Attached {
            description = List.copyOf(description);
            link = List.copyOf(link);
        }
    }

    /** An item that had been disposed of when it was selected. */
    public record Gone(long item, String account, Instant at, String decision, String certificate) {
    }
}
