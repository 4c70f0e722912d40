-- Tables of the intake. Keys are random and rows lie in key order (WITHOUT ROWID), so nothing here tells in which
-- order answers came. The finest time is a day.

CREATE TABLE clinic (
  clinic_id         BLOB    NOT NULL PRIMARY KEY CHECK (length(clinic_id) = 16),
  site              TEXT    NOT NULL UNIQUE,
  root_public_key   BLOB    NOT NULL CHECK (length(root_public_key) = 32),
  profile           BLOB    NOT NULL,
  profile_signature BLOB    NOT NULL CHECK (length(profile_signature) = 64),
  profile_seq       INTEGER NOT NULL,
  sealed_about      BLOB    NOT NULL,
  about_signature   BLOB    NOT NULL CHECK (length(about_signature) = 64),
  about_seq         INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE accepted_key (
  clinic_id BLOB NOT NULL REFERENCES clinic (clinic_id),
  key_id    BLOB NOT NULL CHECK (length(key_id) = 8),
  PRIMARY KEY (clinic_id, key_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE admin_key (
  key_id     BLOB NOT NULL PRIMARY KEY CHECK (length(key_id) = 8),
  clinic_id  BLOB NOT NULL REFERENCES clinic (clinic_id),
  role       TEXT NOT NULL CHECK (role IN ('registrar', 'reader')),
  public_key BLOB NOT NULL CHECK (length(public_key) = 32)
) STRICT, WITHOUT ROWID;

CREATE TABLE setup_token (
  site           TEXT    NOT NULL PRIMARY KEY,
  token_digest   BLOB    NOT NULL CHECK (length(token_digest) = 64),
  expires_at     INTEGER NOT NULL,
  request_digest BLOB    CHECK (request_digest IS NULL OR length(request_digest) = 64)
) STRICT, WITHOUT ROWID;

CREATE TABLE slot (
  slot_pk   BLOB    NOT NULL PRIMARY KEY CHECK (length(slot_pk) = 32),
  clinic_id BLOB    NOT NULL REFERENCES clinic (clinic_id),
  attest    BLOB    NOT NULL CHECK (length(attest) = 32),
  opens     INTEGER NOT NULL,
  closes    INTEGER NOT NULL,
  revoked   INTEGER NOT NULL DEFAULT 0 CHECK (revoked IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE TABLE submission (
  slot_pk  BLOB    NOT NULL PRIMARY KEY REFERENCES slot (slot_pk),
  digest   BLOB    NOT NULL CHECK (length(digest) = 32),
  envelope BLOB    CHECK (envelope IS NULL OR length(envelope) = 8504),
  day      INTEGER NOT NULL,
  opened   INTEGER NOT NULL DEFAULT 0 CHECK (opened IN (0, 1)),
  receipt  BLOB    NOT NULL CHECK (length(receipt) = 252)
) STRICT, WITHOUT ROWID;

CREATE TABLE registry_record (
  clinic_id BLOB    NOT NULL REFERENCES clinic (clinic_id),
  number    INTEGER NOT NULL CHECK (number >= 1),
  record    BLOB    NOT NULL CHECK (length(record) = 1024),
  PRIMARY KEY (clinic_id, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE counter (
  name  TEXT    NOT NULL PRIMARY KEY,
  value INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

INSERT INTO counter (name, value) VALUES ('commits', 0);
