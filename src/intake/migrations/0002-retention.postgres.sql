-- How far the removal of old slots has come, as a day; 0 = it has not run yet.
INSERT INTO counter (name, value) VALUES ('retention-day', 0);
