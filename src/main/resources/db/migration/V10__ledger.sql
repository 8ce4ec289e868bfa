-- The ledger's entries. Their truth is the files below archive/ledger; this is the copy that is looked things up in.
CREATE TABLE ledger_entry (
    entry_index BIGINT PRIMARY KEY,
    recorded_at TIMESTAMP WITH TIME ZONE NOT NULL,
    kind VARCHAR(60) NOT NULL,
    object VARCHAR(200) NOT NULL,
    line BYTEA NOT NULL,
    leaf BYTEA NOT NULL
);
