-- Accounts that are looked at oftener for some time. What is over stays until the account's next begins; the reason stands in the act.
CREATE TABLE capture_crisis (
    account VARCHAR(80) PRIMARY KEY,
    since TIMESTAMP WITH TIME ZONE NOT NULL,
    ends TIMESTAMP WITH TIME ZONE NOT NULL,
    minutes INTEGER NOT NULL
);

-- waited: how often since the last night a look of an account in crisis mode waited for its platform's call budget.
ALTER TABLE capture_account ADD COLUMN waited INTEGER DEFAULT 0 NOT NULL;
