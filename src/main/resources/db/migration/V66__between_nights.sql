-- The looks between two nights are gathered in one run, until the next night has told of them.
ALTER TABLE capture_run ADD COLUMN looks BOOLEAN DEFAULT FALSE NOT NULL;

-- looked: last whole look, by night or between; looks: how many since the last night; unseen_seconds: the longest time without one since
-- then; wanted: when something last called attention to the account.
ALTER TABLE capture_account ADD COLUMN looked TIMESTAMP WITH TIME ZONE;
ALTER TABLE capture_account ADD COLUMN looks INTEGER DEFAULT 0 NOT NULL;
ALTER TABLE capture_account ADD COLUMN unseen_seconds BIGINT DEFAULT 0 NOT NULL;
ALTER TABLE capture_account ADD COLUMN wanted TIMESTAMP WITH TIME ZONE;
