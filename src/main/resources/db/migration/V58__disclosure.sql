-- Requests for access (begäran om utlämnande). No content, no names, nothing of what people wrote: that stands in the acts' files below
-- archive/acts, from which all of this can be made anew.

-- One row, locked by whoever opens a request.
CREATE TABLE disclosure_head (
    id INTEGER PRIMARY KEY
);
INSERT INTO disclosure_head (id) VALUES (1);

-- body: the request as JSON, as its newest act in the ledger has it: numbers, times and states.
CREATE TABLE disclosure_request (
    id VARCHAR(20) PRIMARY KEY,
    opened_year INTEGER NOT NULL,
    number INTEGER NOT NULL,
    state VARCHAR(9) NOT NULL,
    body VARCHAR(4000) NOT NULL,
    UNIQUE (opened_year, number)
);
CREATE INDEX disclosure_request_state ON disclosure_request (state);

-- version: 0 for an item that had been disposed of when it was selected. entry: the act in the ledger whose file holds the review; -1 before.
CREATE TABLE disclosure_item (
    request VARCHAR(20) NOT NULL,
    item BIGINT NOT NULL,
    version INTEGER NOT NULL,
    outcome VARCHAR(10) NOT NULL,
    secret BOOLEAN NOT NULL,
    looked BOOLEAN NOT NULL,
    entry BIGINT NOT NULL,
    PRIMARY KEY (request, item, version)
);
