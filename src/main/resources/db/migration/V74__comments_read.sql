-- comments: when the comments of any post of the account were last read to their end.
ALTER TABLE capture_account ADD COLUMN comments TIMESTAMP WITH TIME ZONE;
