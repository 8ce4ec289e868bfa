-- Attachments that an earlier night could not have, archived now for the versions they belong to; counted in media too.

ALTER TABLE capture_visit ADD COLUMN late_media BIGINT DEFAULT 0 NOT NULL;
