-- Which items which snapshots show, by their entries in the ledger. Made from the snapshots' manifests, and anew by a rebuild.
CREATE TABLE snapshot_shown (
    item BIGINT NOT NULL,
    entry BIGINT NOT NULL,
    PRIMARY KEY (item, entry)
);
CREATE INDEX snapshot_shown_entry ON snapshot_shown (entry);
