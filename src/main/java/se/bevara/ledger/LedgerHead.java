package se.bevara.ledger;

import java.time.Instant;

/**
 * How far the ledger reaches by what is committed.
 *
 * @param length committed bytes of the last file
 * @param newestAt the time of the last entry
 */
record LedgerHead(Frontier frontier, long length, Instant newestAt) {

    long entries() {
        return frontier.size();
    }
}
