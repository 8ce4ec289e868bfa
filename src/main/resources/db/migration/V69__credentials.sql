-- Credentials for the platforms. sealed: AES-256-GCM under a key that is not in the database, bound to account and purpose; key_print: which
-- key. purpose: READ or WRITE. lapses: last civil day on which it is known to work. In no act and no file: lost, they are entered anew.
CREATE TABLE credentials_token (
    account VARCHAR(80) NOT NULL,
    purpose VARCHAR(5) NOT NULL,
    sealed VARCHAR(50000) NOT NULL,
    key_print VARCHAR(16) NOT NULL,
    lapses DATE,
    entered TIMESTAMP WITH TIME ZONE NOT NULL,
    entered_by VARCHAR(200) NOT NULL,
    PRIMARY KEY (account, purpose)
);
