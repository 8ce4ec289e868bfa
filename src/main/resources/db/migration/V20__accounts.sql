-- The register of accounts. Its truth is the newest file below archive/register; this is the copy that is looked things up in.
CREATE TABLE accounts_account (
    number INTEGER PRIMARY KEY,
    id VARCHAR(80) NOT NULL UNIQUE,
    authority VARCHAR(200) NOT NULL,
    administration VARCHAR(200) NOT NULL,
    unit VARCHAR(200) NOT NULL,
    platform VARCHAR(40) NOT NULL,
    handle VARCHAR(200) NOT NULL,
    address VARCHAR(1500) NOT NULL,
    kind VARCHAR(20) NOT NULL,
    operation VARCHAR(20) NOT NULL,
    purpose VARCHAR(2000) NOT NULL,
    audience VARCHAR(1000) NOT NULL,
    manager VARCHAR(200) NOT NULL,
    deputies VARCHAR(1000) NOT NULL,
    credential_holders VARCHAR(500) NOT NULL,
    openness VARCHAR(20) NOT NULL,
    state VARCHAR(20) NOT NULL,
    opened DATE,
    closed DATE,
    cadence_seconds BIGINT NOT NULL,
    basis VARCHAR(500) NOT NULL,
    decided_by VARCHAR(500) NOT NULL,
    keeps_removed_text BOOLEAN NOT NULL
);

-- How many times the register has changed; its one row is also the lock that changes are made under.
CREATE TABLE accounts_register (
    version INTEGER NOT NULL
);
INSERT INTO accounts_register (version) VALUES (0);
