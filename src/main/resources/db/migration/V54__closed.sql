-- Items that are kept and read by nobody without the right. why: SECRET, or UNSEEN for what nobody here may see or copy.
CREATE TABLE archive_closed (
    item BIGINT PRIMARY KEY,
    why VARCHAR(6) NOT NULL
);

-- What is newly gone or hidden is asked for each night.
CREATE INDEX archive_item_state ON archive_item (state, noticed);
