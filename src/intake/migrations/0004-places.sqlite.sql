-- Submissions lie under a random number each, instead of under their key. In a tree that is sorted by keys SQLite reads a
-- whole row, envelope and all, each time it compares with one; numbers are compared alone. A random number tells as
-- little about the order of arrival as the key did. The envelope is last: what lies before it is read without it.
CREATE TABLE placed_submission (
  place    INTEGER NOT NULL PRIMARY KEY,
  slot_pk  BLOB    NOT NULL UNIQUE REFERENCES slot (slot_pk),
  digest   BLOB    NOT NULL CHECK (length(digest) = 32),
  day      INTEGER NOT NULL,
  opened   INTEGER NOT NULL DEFAULT 0 CHECK (opened IN (0, 1)),
  receipt  BLOB    NOT NULL CHECK (length(receipt) = 252),
  envelope BLOB    CHECK (envelope IS NULL OR length(envelope) = 8504)
) STRICT;

INSERT INTO placed_submission (place, slot_pk, digest, day, opened, receipt, envelope)
SELECT random(), slot_pk, digest, day, opened, receipt, envelope FROM submission;

DROP TABLE submission;

ALTER TABLE placed_submission RENAME TO submission;
