-- Accounts that could not be pictured at the last attempt. What has been pictured stands in the ledger.
CREATE TABLE snapshot_failing (
    account VARCHAR(80) PRIMARY KEY,
    since DATE NOT NULL,
    latest DATE NOT NULL,
    attempts INTEGER NOT NULL,
    failure VARCHAR(40) NOT NULL,
    detail VARCHAR(200) NOT NULL
);
