-- Exports that have been taken in. No content and no file names: all of this can be made anew from the ledger and the kept files.

-- id: the ledger's entry of the import. state: KEPT, PURGED (an item of it was disposed of), NOT_KEPT. path: below the data folder.
CREATE TABLE imports_file (
    id BIGINT PRIMARY KEY,
    account VARCHAR(80) NOT NULL,
    sha256 VARCHAR(64) NOT NULL,
    bytes BIGINT NOT NULL,
    parser VARCHAR(40) NOT NULL,
    state VARCHAR(8) NOT NULL,
    path VARCHAR(400) NOT NULL,
    UNIQUE (account, sha256)
);

-- Which archived items a file tells of, so that it goes when one of them does.
CREATE TABLE imports_item (
    file BIGINT NOT NULL,
    item BIGINT NOT NULL,
    PRIMARY KEY (file, item)
);
CREATE INDEX imports_item_item ON imports_item (item);
