-- Of a disposed item there remain its number, kind, times, place in its thread, the keyed hash of its key (so that the night knows it
-- again), under which decision it went and which certificate says so. Fingerprint, author and platform id are emptied.
ALTER TABLE archive_item ALTER COLUMN state SET DATA TYPE VARCHAR(8);
ALTER TABLE archive_item ADD COLUMN disposed TIMESTAMP WITH TIME ZONE;
ALTER TABLE archive_item ADD COLUMN decision VARCHAR(200);
ALTER TABLE archive_item ADD COLUMN certificate VARCHAR(100);

-- The catalogue keeps where records lay in the first generation of their segment. Cuts tell how far those after each cut have moved in a
-- later generation: pairs of 8 bytes, place in the first generation and shift, ascending, up to 1,000 pairs a row.
CREATE TABLE archive_cut (
    segment BIGINT NOT NULL,
    generation INTEGER NOT NULL,
    part INTEGER NOT NULL,
    cuts BYTEA NOT NULL,
    PRIMARY KEY (segment, generation, part)
);
