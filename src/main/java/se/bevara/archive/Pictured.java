package se.bevara.archive;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.bevara.ledger.Entry;
import se.bevara.ledger.Ledger;

/**
 * How the ledger tells of snapshots. They show items and live by a rule of their own: whoever disposes of an item must name them, and need
 * not know who takes them.
 */
public final class Pictured {

    public static final String KIND = "pictured";

    /** The detail with a snapshot's folder, below {@code archive/}. */
    public static final String FOLDER = "folder";

    /** The detail that is there when a snapshot shows what it is recorded to show and nothing else, as one laid out by this program does. */
    public static final String WHOLE = "whole";

    private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");

    private Pictured() {
    }

    /** What the acts about an account's snapshots are about. */
    public static String object(String account) {
        return "snapshots/" + account;
    }

    /**
     * The snapshots of some items, by their folders, oldest first.
     *
     * @param showing those that are known to show one of them
     * @param possible those that may: what was not recognised in a picture may still be there
     */
    public record Of(List<String> showing, List<String> possible) {
    }

    /**
     * The snapshots of an account's items.
     *
     * @param since when the oldest of them was made, a civil date in Sweden: what was taken before cannot show them
     * @param sightings null where nobody knows what snapshots show
     */
    public static Of of(Set<Long> items, LocalDate since, String account, Ledger ledger, @Nullable Sightings sightings) {
        var showing = new ArrayList<String>();
        var possible = new ArrayList<String>();
        for (Entry entry : ledger.about(object(account))) {
            var details = entry.act().details();
            if (entry.act().kind().equals(KIND)) {
                String folder = Objects.requireNonNull(details.get(FOLDER));
                if (sightings != null && sightings.items(entry.index()).stream().anyMatch(items::contains)) {
                    showing.add(folder);
                } else if (!details.containsKey(WHOLE) && !LocalDate.ofInstant(entry.at(), SWEDEN).isBefore(since)) {
                    possible.add(folder);
                }
            }
        }
        return new Of(showing, possible);
    }
}
