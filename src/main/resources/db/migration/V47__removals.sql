-- Items whose copy on the platform was found due and standing when they were judged. Emptied each night, when their tasks are opened.
CREATE TABLE retention_standing (
    item BIGINT PRIMARY KEY
);

-- What people are to take off the platforms: one row an item, as its last task stands. Made anew from the acts in the folder.
-- due: since when the decision's rule wants it gone. opened and closed: nights. why: what made an end of it. last_seen and noticed: between
-- which it went. entry: the ledger's entry of the last change.
CREATE TABLE retention_removal (
    item BIGINT PRIMARY KEY,
    account VARCHAR(80) NOT NULL,
    state VARCHAR(9) NOT NULL,
    decision VARCHAR(150) NOT NULL,
    decision_version INTEGER NOT NULL,
    rule VARCHAR(150) NOT NULL,
    due DATE NOT NULL,
    opened DATE NOT NULL,
    times INTEGER NOT NULL,
    closed DATE,
    why VARCHAR(8),
    last_seen TIMESTAMP WITH TIME ZONE,
    noticed TIMESTAMP WITH TIME ZONE,
    entry BIGINT NOT NULL
);
CREATE INDEX retention_removal_state ON retention_removal (state, item);

UPDATE retention_state SET wanted = wanted + 1;
