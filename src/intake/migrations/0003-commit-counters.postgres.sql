-- A transaction that acknowledges something counts it in a row that no other one is writing at that moment: a single row
-- would make all of them wait for each other's fsync. What was counted is the sum of the rows called commits and commits-….
INSERT INTO counter (name, value) SELECT 'commits-' || number, 0 FROM generate_series(0, 31) AS number;
