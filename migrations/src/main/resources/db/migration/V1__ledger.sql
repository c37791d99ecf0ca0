-- The ledger. The database is outside the trust base: whoever changes a row here is found out by
-- the signed checkpoints (design, decision 9).

-- One row: where the tree stands. compact_range holds the roots of its complete subtrees, 32 bytes
-- each, largest first. Appending compares and swaps the epoch.
CREATE TABLE ledger_head (
  only_row      boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  size          bigint NOT NULL CHECK (size >= 0),
  compact_range bytea  NOT NULL,
  epoch         bigint NOT NULL,
  origin        text,   -- the log's name, its key and its master key's fingerprint are fixed
  vkey          text,   -- when the ledger is opened for the first time
  master_key    bytea
);

INSERT INTO ledger_head (size, compact_range, epoch) VALUES (0, ''::bytea, 0);

-- type, time and decision_id repeat what the leaf says, to be found by.
CREATE TABLE ledger_entry (
  index       bigint PRIMARY KEY CHECK (index >= 0),
  leaf_hash   bytea NOT NULL UNIQUE CHECK (length(leaf_hash) = 32),
  leaf        bytea NOT NULL CHECK (length(leaf) <= 65535),
  type        text NOT NULL,
  time        timestamptz NOT NULL,
  decision_id uuid
);

CREATE INDEX ledger_entry_decision ON ledger_entry (decision_id) WHERE decision_id IS NOT NULL;
CREATE INDEX ledger_entry_time ON ledger_entry USING brin (time);

-- Nodes of the tree at every eighth level: level 0 are the leaf hashes, level 1 the roots of 256
-- leaves, and so on. 256 neighbours are a tile.
CREATE TABLE ledger_node (
  level smallint NOT NULL CHECK (level BETWEEN 0 AND 7),
  index bigint   NOT NULL CHECK (index >= 0),
  hash  bytea    NOT NULL CHECK (length(hash) = 32),
  PRIMARY KEY (level, index)
);

CREATE TABLE ledger_checkpoint (
  size      bigint PRIMARY KEY,
  note      bytea NOT NULL,
  signed_at timestamptz NOT NULL
);

-- A person's key, wrapped by the master key that lies outside the database. Erasing the person
-- destroys wrapped_key and subject_ref, which is an HMAC under the master key; the row stays only
-- for what may just be on its way.
CREATE TABLE ledger_subject_key (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  subject_ref  bytea,
  wrapped_key  bytea,
  destroyed_at timestamptz,
  CHECK ((wrapped_key IS NULL) = (destroyed_at IS NOT NULL)),
  CHECK ((wrapped_key IS NULL) = (subject_ref IS NULL))
);

CREATE UNIQUE INDEX ledger_subject_key_live ON ledger_subject_key (subject_ref)
  WHERE wrapped_key IS NOT NULL;

-- What lies beside a leaf, encrypted: under the subject's key, or under one of the entry's own.
CREATE TABLE ledger_sealed (
  index       bigint PRIMARY KEY REFERENCES ledger_entry,
  subject_key bigint REFERENCES ledger_subject_key,
  own_key     bytea,
  ciphertext  bytea NOT NULL,
  CHECK (subject_key IS NULL OR own_key IS NULL)
);

CREATE INDEX ledger_sealed_subject ON ledger_sealed (subject_key) WHERE subject_key IS NOT NULL;

-- Requests already recorded; both columns are HMACs, for callers choose their keys freely.
CREATE TABLE ledger_idempotency (
  request_ref bytea PRIMARY KEY,
  body_ref    bytea NOT NULL,
  index       bigint NOT NULL REFERENCES ledger_entry,
  recorded_at timestamptz NOT NULL
);

CREATE INDEX ledger_idempotency_age ON ledger_idempotency (recorded_at);
