-- Items taken from public view. No content, no names of the public, no addresses, no reasons in people's words: those stand in the acts'
-- files below archive/acts, from which all of this can be made anew.

-- One row, locked by whoever begins a case or takes in a list. looked: what was newly gone or hidden has been asked for up to here.
CREATE TABLE moderation_head (
    id INTEGER PRIMARY KEY,
    looked TIMESTAMP WITH TIME ZONE
);
INSERT INTO moderation_head (id) VALUES (1);

CREATE TABLE moderation_reasons (
    id VARCHAR(100) NOT NULL,
    version INTEGER NOT NULL,
    file VARCHAR(255) NOT NULL,
    content BYTEA NOT NULL,
    PRIMARY KEY (id, version)
);

-- item: 0 where there is none in the archive and must be none. body: the case as JSON, as its newest act in the ledger has it.
CREATE TABLE moderation_case (
    id VARCHAR(20) PRIMARY KEY,
    begun_year INTEGER NOT NULL,
    number INTEGER NOT NULL,
    item BIGINT NOT NULL,
    state VARCHAR(9) NOT NULL,
    body VARCHAR(4000) NOT NULL,
    UNIQUE (begun_year, number)
);
CREATE INDEX moderation_case_item ON moderation_case (item);
CREATE INDEX moderation_case_state ON moderation_case (state);
