-- Requests for erasure and orders to keep. Persons stand here by an HMAC under the master key, and
-- no longer than the request or the order waits; why it was made lies sealed in the ledger.

CREATE TABLE erasure_request (
  id           uuid PRIMARY KEY,
  subject_ref  bytea,
  state        text NOT NULL CHECK (state IN ('PENDING', 'ERASED', 'WITHDRAWN')),
  requested_by text NOT NULL,
  requested_at timestamptz NOT NULL,
  entry_index  bigint NOT NULL,
  decided_by   text,
  decided_at   timestamptz,
  CHECK ((state = 'PENDING') = (subject_ref IS NOT NULL)),
  CHECK (state <> 'ERASED' OR decided_by <> requested_by)
);
CREATE UNIQUE INDEX erasure_request_pending ON erasure_request (subject_ref) WHERE state = 'PENDING';

CREATE TABLE legal_hold (
  id          uuid PRIMARY KEY,
  subject_ref bytea,
  set_by      text NOT NULL,
  set_at      timestamptz NOT NULL,
  entry_index bigint NOT NULL,
  lifted_by   text,
  lifted_at   timestamptz,
  CHECK ((lifted_at IS NULL) = (subject_ref IS NOT NULL))
);
CREATE INDEX legal_hold_subject ON legal_hold (subject_ref) WHERE lifted_at IS NULL;

-- What witnesses signed below a checkpoint, a line each.
CREATE TABLE ledger_cosignature (
  size        bigint NOT NULL REFERENCES ledger_checkpoint ON DELETE CASCADE,
  vkey        text NOT NULL,
  line        text NOT NULL,
  received_at timestamptz NOT NULL,
  PRIMARY KEY (size, vkey)
);
