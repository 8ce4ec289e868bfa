-- Who may sign in. Everything but the hashes of passwords and codes can be made anew from the acts' files below archive/acts.

-- One row, locked by whoever changes the users.
CREATE TABLE users_head (
    id INTEGER PRIMARY KEY
);
INSERT INTO users_head (id) VALUES (1);

-- login: never given to another, not after removal either. body: name, roles and duties as JSON. hash: of the password; null until one is
-- chosen. invitation: hash of a code. subject: keyed to the directory's user; null for those who sign in here. stamp: raised by all
-- that ends the user's sessions.
CREATE TABLE users_user (
    id BIGINT PRIMARY KEY,
    login VARCHAR(100) NOT NULL UNIQUE,
    state VARCHAR(8) NOT NULL,
    body VARCHAR(8000) NOT NULL,
    hash VARCHAR(200),
    invitation VARCHAR(64),
    invited_until TIMESTAMP WITH TIME ZONE,
    subject VARCHAR(64) UNIQUE,
    stamp INTEGER NOT NULL
);
