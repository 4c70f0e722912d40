-- The tables of 0001-tables.sqlite.sql, for PostgreSQL. The heap keeps rows in the order they came until it is rewritten
-- (docs/running.md: CLUSTER once a month); no column tells it.

CREATE TABLE clinic (
  clinic_id         bytea  NOT NULL PRIMARY KEY CHECK (length(clinic_id) = 16),
  site              text   NOT NULL UNIQUE,
  root_public_key   bytea  NOT NULL CHECK (length(root_public_key) = 32),
  profile           bytea  NOT NULL,
  profile_signature bytea  NOT NULL CHECK (length(profile_signature) = 64),
  profile_seq       bigint NOT NULL,
  sealed_about      bytea  NOT NULL,
  about_signature   bytea  NOT NULL CHECK (length(about_signature) = 64),
  about_seq         bigint NOT NULL
);

CREATE TABLE accepted_key (
  clinic_id bytea NOT NULL REFERENCES clinic (clinic_id),
  key_id    bytea NOT NULL CHECK (length(key_id) = 8),
  PRIMARY KEY (clinic_id, key_id)
);

CREATE TABLE admin_key (
  key_id     bytea NOT NULL PRIMARY KEY CHECK (length(key_id) = 8),
  clinic_id  bytea NOT NULL REFERENCES clinic (clinic_id),
  role       text  NOT NULL CHECK (role IN ('registrar', 'reader')),
  public_key bytea NOT NULL CHECK (length(public_key) = 32)
);

CREATE TABLE setup_token (
  site           text   NOT NULL PRIMARY KEY,
  token_digest   bytea  NOT NULL CHECK (length(token_digest) = 64),
  expires_at     bigint NOT NULL,
  request_digest bytea  CHECK (request_digest IS NULL OR length(request_digest) = 64)
);

CREATE TABLE slot (
  slot_pk   bytea    NOT NULL PRIMARY KEY CHECK (length(slot_pk) = 32),
  clinic_id bytea    NOT NULL REFERENCES clinic (clinic_id),
  attest    bytea    NOT NULL CHECK (length(attest) = 32),
  opens     bigint   NOT NULL,
  closes    bigint   NOT NULL,
  revoked   smallint NOT NULL DEFAULT 0 CHECK (revoked IN (0, 1))
);

CREATE TABLE submission (
  slot_pk  bytea    NOT NULL PRIMARY KEY REFERENCES slot (slot_pk),
  digest   bytea    NOT NULL CHECK (length(digest) = 32),
  envelope bytea    CHECK (envelope IS NULL OR length(envelope) = 8504),
  day      bigint   NOT NULL,
  opened   smallint NOT NULL DEFAULT 0 CHECK (opened IN (0, 1)),
  receipt  bytea    NOT NULL CHECK (length(receipt) = 252)
);
-- Sealed bytes do not get smaller: no time is spent on trying.
ALTER TABLE submission ALTER COLUMN envelope SET STORAGE EXTERNAL;

CREATE TABLE registry_record (
  clinic_id bytea  NOT NULL REFERENCES clinic (clinic_id),
  number    bigint NOT NULL CHECK (number >= 1),
  record    bytea  NOT NULL CHECK (length(record) = 1024),
  PRIMARY KEY (clinic_id, number)
);

CREATE TABLE counter (
  name  text   NOT NULL PRIMARY KEY,
  value bigint NOT NULL
);

INSERT INTO counter (name, value) VALUES ('commits', 0);
