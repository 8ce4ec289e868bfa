-- Keys with which other systems ask in a user's name. hash: SHA-256 of the key, which is nowhere. writes: whether it may do more than
-- read. stamp: the user's when it was made; with another it opens nothing. used: the last civil day, UTC. After a rebuild there are none.
CREATE TABLE users_key (
    id BIGINT PRIMARY KEY,
    owner BIGINT NOT NULL,
    name VARCHAR(100) NOT NULL,
    hash VARCHAR(64) NOT NULL UNIQUE,
    writes BOOLEAN NOT NULL,
    stamp INTEGER NOT NULL,
    made TIMESTAMP WITH TIME ZONE NOT NULL,
    expires TIMESTAMP WITH TIME ZONE NOT NULL,
    used DATE,
    revoked TIMESTAMP WITH TIME ZONE
);
CREATE INDEX users_key_owner ON users_key (owner);
