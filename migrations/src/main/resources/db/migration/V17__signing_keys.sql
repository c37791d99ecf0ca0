-- Keys that the log came to sign with after its first, each vouched for by a statement that it and
-- the one before signed. The leaf is that of the entry which records the change.
CREATE TABLE ledger_signing_key (
  number        integer PRIMARY KEY CHECK (number > 1),
  vkey          text NOT NULL UNIQUE,
  index         bigint NOT NULL UNIQUE,
  statement     bytea NOT NULL,
  leaf          bytea NOT NULL,
  overlap_until timestamptz NOT NULL  -- until then the key before signs too
);

-- What an authority says of when a signed note was there (RFC 3161).
CREATE TABLE ledger_time_stamp (
  size       bigint PRIMARY KEY REFERENCES ledger_checkpoint ON DELETE CASCADE,
  response   bytea NOT NULL,
  stamped_at timestamptz NOT NULL
);
