package se.bevara.web;

import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
import se.bevara.archive.Archive;
import se.bevara.archive.Item;
import se.bevara.archive.ItemState;
import se.bevara.archive.Pictured;
import se.bevara.ledger.Ledger;
import se.bevara.retention.Facts;
import se.bevara.snapshot.Snapshot;
import se.bevara.snapshot.Snapshots;

/**
 * Tells which snapshots are kept and shown to nobody: those that show a closed item, and those of its account from a time when it could be
 * seen there. They were taken before it was closed; afterwards none is.
 */
@Component
class ClosedSnapshots {

    private final Archive archive;
    private final Snapshots snapshots;
    private final Ledger ledger;

    ClosedSnapshots(Archive archive, Snapshots snapshots, Ledger ledger) {
        this.archive = archive;
        this.snapshots = snapshots;
        this.ledger = ledger;
    }

    /** Those of an account's snapshots that nobody is shown. */
    List<Snapshot> of(String account) {
        var closed = archive.items(archive.outlines().closed()).stream().filter(item -> item.account().equals(account)).toList();
        return closed.isEmpty()
                ? List.of()
                : snapshots.of(account).stream()
                        .filter(snapshot -> closed.stream().anyMatch(item -> shows(snapshot, item))).toList();
    }

    boolean closed(Snapshot snapshot) {
        return of(snapshot.account()).contains(snapshot);
    }

    private boolean shows(Snapshot snapshot, Item item) {
        return snapshots.showing(item.id()).contains(snapshot) || !whole(snapshot) && mayShow(snapshot, item);
    }

    /** What was not recognised in a picture may still be there, from the day it was written to the look that found it out of view. */
    private static boolean mayShow(Snapshot snapshot, Item item) {
        LocalDate taken = Facts.day(snapshot.taken());
        boolean seen = item.state() == ItemState.VISIBLE || item.state() == ItemState.MISSING;
        return !taken.isBefore(Facts.day(item.platformTime().toInstant())) && (seen || snapshot.taken().isBefore(item.noticed()));
    }

    private boolean whole(Snapshot snapshot) {
        return ledger.entry(snapshot.entry()).filter(entry -> entry.act().details().containsKey(Pictured.WHOLE)).isPresent();
    }
}
