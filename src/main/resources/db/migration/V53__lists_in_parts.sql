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
