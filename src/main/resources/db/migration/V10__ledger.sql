-- The ledger's entries. Their truth is the files below archive/ledger; this is the copy that is looked things up in.
CREATE TABLE ledger_entry (
    entry_index BIGINT PRIMARY KEY,
    recorded_at TIMESTAMP WITH TIME ZONE NOT NULL,
    kind VARCHAR(60) NOT NULL,
    object VARCHAR(200) NOT NULL,
    line BYTEA NOT NULL,
    leaf BYTEA NOT NULL
);

CREATE INDEX ledger_entry_object ON ledger_entry (object, entry_index);

-- One row: how much of the files is committed. Whoever appends locks it first, so appends happen one at a time on all machines.
CREATE TABLE ledger_head (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    entries BIGINT NOT NULL,
    file_length BIGINT NOT NULL,
    newest_at TIMESTAMP WITH TIME ZONE NOT NULL,
    frontier BYTEA NOT NULL
);

INSERT INTO ledger_head (id, entries, file_length, newest_at, frontier)
VALUES (1, 0, 0, TIMESTAMP WITH TIME ZONE '1970-01-01 00:00:00+00', CAST('' AS BYTEA));

-- The checkpoints that have been signed, so that a missing or altered file is noticed.
CREATE TABLE ledger_checkpoint (
    file VARCHAR(60) PRIMARY KEY,
    note_sha256 BYTEA NOT NULL,
    stamp_sha256 BYTEA
);
