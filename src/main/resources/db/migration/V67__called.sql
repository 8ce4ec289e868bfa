-- remote: the platform's own id of the account, as its last visit told it: what a platform calls attention to is known by it.
ALTER TABLE capture_account ADD COLUMN remote VARCHAR(200);
