-- Verdicts are kept in short, so that a new decision costs what it makes due and not what is archived.
DROP TABLE retention_verdict;

-- The threads that begin with one of 256 numbers, block times 256 and on: of each the next day on which time alone could change one of its
-- verdicts, and how many of its items have which. again_on: the first of those days.
CREATE TABLE retention_judged (
    block BIGINT PRIMARY KEY,
    again_on DATE,
    threads BYTEA NOT NULL
);
CREATE INDEX retention_judged_again ON retention_judged (again_on);

-- Items that are due. queue: the approval that they wait for. version: the content that was judged.
CREATE TABLE retention_due (
    item BIGINT PRIMARY KEY,
    account VARCHAR(80) NOT NULL,
    version INTEGER NOT NULL,
    due_on DATE NOT NULL,
    latest DATE,
    queue VARCHAR(11) NOT NULL,
    decision VARCHAR(150) NOT NULL,
    decision_version INTEGER NOT NULL,
    rule VARCHAR(150) NOT NULL
);
CREATE INDEX retention_due_queue ON retention_due (queue, item);

UPDATE retention_state SET wanted = wanted + 1;

-- The records that a list has erased, up to 1,000 a row, until they have been looked for and stand in its certificate.
DROP TABLE disposal_trace;
CREATE TABLE disposal_trace (
    list VARCHAR(20) NOT NULL,
    part INTEGER NOT NULL,
    traces BYTEA NOT NULL,
    PRIMARY KEY (list, part)
);
