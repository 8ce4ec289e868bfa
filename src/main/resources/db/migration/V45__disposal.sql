-- Lists of what is to be disposed of. Their truth is the acts in the folder and the ledger's entries.
CREATE TABLE disposal_list (
    id VARCHAR(20) PRIMARY KEY,
    made_year INTEGER NOT NULL,
    number INTEGER NOT NULL,
    state VARCHAR(12) NOT NULL,
    approval VARCHAR(11) NOT NULL,
    author VARCHAR(100) NOT NULL,
    made TIMESTAMP WITH TIME ZONE NOT NULL,
    decision VARCHAR(100) NOT NULL,
    decision_version INTEGER NOT NULL,
    rule VARCHAR(100) NOT NULL,
    reference VARCHAR(200) NOT NULL,
    due_first DATE NOT NULL,
    due_last DATE NOT NULL,
    sha256 VARCHAR(64) NOT NULL,
    executed_by VARCHAR(100),
    executed TIMESTAMP WITH TIME ZONE,
    CONSTRAINT disposal_list_number UNIQUE (made_year, number)
);

-- outcome: null until it is decided, ERASED or LEFT_OUT with a reason.
CREATE TABLE disposal_item (
    list VARCHAR(20) NOT NULL,
    item BIGINT NOT NULL,
    version INTEGER NOT NULL,
    outcome VARCHAR(8),
    reason VARCHAR(10),
    detail VARCHAR(200),
    PRIMARY KEY (list, item)
);
CREATE INDEX disposal_item_item ON disposal_item (item);

CREATE TABLE disposal_approval (
    list VARCHAR(20) NOT NULL,
    compared VARCHAR(100) NOT NULL,
    person VARCHAR(100) NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (list, compared)
);

-- The records that a list has erased, until they have been looked for and stand in its certificate.
CREATE TABLE disposal_trace (
    list VARCHAR(20) NOT NULL,
    item BIGINT NOT NULL,
    version INTEGER NOT NULL,
    media INTEGER NOT NULL,
    segment BIGINT NOT NULL,
    place BIGINT NOT NULL,
    bytes BIGINT NOT NULL,
    commitment BYTEA NOT NULL,
    PRIMARY KEY (list, item, version, media)
);

-- One row, locked by whoever makes a list; and whether the ledger's disposals have been held against the archive since the tables were made.
CREATE TABLE disposal_head (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    replayed BOOLEAN NOT NULL
);
INSERT INTO disposal_head (id, replayed) VALUES (1, FALSE);
