-- What other parts of the night have told, as JSON: lines by step.
ALTER TABLE capture_run ADD COLUMN work VARCHAR(1000000);
