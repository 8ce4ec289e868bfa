-- The items that lists froze, up to 1,000 a row, ascending, as "number.version", separated by spaces. They never change: what becomes of
-- them is told by disposal_erased and disposal_left_out; of the others nothing is decided.
CREATE TABLE disposal_part (
    list VARCHAR(20) NOT NULL,
    part INTEGER NOT NULL,
    first_item BIGINT NOT NULL,
    last_item BIGINT NOT NULL,
    amount INTEGER NOT NULL,
    items VARCHAR(40000) NOT NULL,
    PRIMARY KEY (list, part)
);
INSERT INTO disposal_part (list, part, first_item, last_item, amount, items)
SELECT list, part, min(item), max(item), count(*),
    string_agg(CAST(item AS VARCHAR) || '.' || CAST(version AS VARCHAR), ' ' ORDER BY item)
FROM (SELECT list, item, version, CAST((ROW_NUMBER() OVER (PARTITION BY list ORDER BY item) - 1) / 1000 AS INTEGER) AS part
    FROM disposal_item) AS numbered
GROUP BY list, part;

-- Those that were erased, up to 1,000 a row, as the transactions came that erased them: numbers, runs as "12-15", separated by spaces.
CREATE TABLE disposal_erased (
    list VARCHAR(20) NOT NULL,
    part INTEGER NOT NULL,
    first_item BIGINT NOT NULL,
    last_item BIGINT NOT NULL,
    amount INTEGER NOT NULL,
    items VARCHAR(40000) NOT NULL,
    PRIMARY KEY (list, part)
);
INSERT INTO disposal_erased (list, part, first_item, last_item, amount, items)
SELECT list, part, min(item), max(item), count(*), string_agg(CAST(item AS VARCHAR), ' ' ORDER BY item)
FROM (SELECT list, item, CAST((ROW_NUMBER() OVER (PARTITION BY list ORDER BY item) - 1) / 1000 AS INTEGER) AS part
    FROM disposal_item WHERE outcome = 'ERASED') AS numbered
GROUP BY list, part;

CREATE TABLE disposal_left_out (
    list VARCHAR(20) NOT NULL,
    item BIGINT NOT NULL,
    reason VARCHAR(10) NOT NULL,
    detail VARCHAR(200) NOT NULL,
    PRIMARY KEY (list, item)
);
INSERT INTO disposal_left_out (list, item, reason, detail)
SELECT list, item, reason, detail FROM disposal_item WHERE outcome = 'LEFT_OUT';

DROP TABLE disposal_item;

-- What is due is read in the order of its numbers whatever it waits for; an index more cost as much as the row.
DROP INDEX retention_due_queue;

-- What an item is found by: the keyed hash of its key, by which a night knows it again, and the list that it is shown in, of a comment its
-- thread, of a post minus its account's number. None of this ever changes, and it lies beside archive_item because H2 takes a row that
-- changes out of every index of its table and puts it in again: a disposal, or a night of counters, then cost what the archive holds.
CREATE TABLE archive_found_by (
    item BIGINT PRIMARY KEY,
    account INTEGER NOT NULL,
    key_hash BYTEA NOT NULL,
    listing BIGINT NOT NULL
);
INSERT INTO archive_found_by (item, account, key_hash, listing) SELECT id, account, key_hash, listing FROM archive_item;
DROP INDEX archive_item_key;
DROP INDEX archive_item_listing;
ALTER TABLE archive_item DROP COLUMN listing;
CREATE UNIQUE INDEX archive_found_by_key ON archive_found_by (key_hash, account);
CREATE INDEX archive_found_by_listing ON archive_found_by (listing);
