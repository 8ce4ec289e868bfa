-- Sealed segments whose every record has been held against its row, and what segment and rows were then. Derived: may be emptied.
CREATE TABLE archive_checked (
    segment BIGINT PRIMARY KEY,
    sealed_entry BIGINT NOT NULL,
    row_sum BYTEA NOT NULL,
    ingests BYTEA NOT NULL
);
