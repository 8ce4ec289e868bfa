package se.bevara.archive;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import se.bevara.ledger.Ledger;

/**
 * How the ledger tells of snapshots. They show items and live by a rule of their own: whoever disposes of an item must name them, and need
 * not know who takes them.
 */
public final class Pictured {

    public static final String KIND = "pictured";

    /** The detail with a snapshot's folder, below {@code archive/}. */
    public static final String FOLDER = "folder";

    private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");

    private Pictured() {
    }

    /** What the acts about an account's snapshots are about. */
    public static String object(String account) {
        return "snapshots/" + account;
    }

    /** The folders of the snapshots taken of an account since a civil date in Sweden, oldest first. */
    public static List<String> since(LocalDate day, String account, Ledger ledger) {
        return ledger.about(object(account)).stream()
                .filter(entry -> entry.act().kind().equals(KIND) && !LocalDate.ofInstant(entry.at(), SWEDEN).isBefore(day))
                .map(entry -> Objects.requireNonNull(entry.act().details().get(FOLDER))).toList();
    }
}
