-- Who is signed in in which kind of browser. A session stands while its row does not say that it
-- ended; rows are removed a month after they were last used.
CREATE TABLE browser_session (
  id         uuid PRIMARY KEY,
  account_id uuid NOT NULL REFERENCES account,
  browser    text NOT NULL,   -- its family, and no more
  began_at   timestamptz NOT NULL,
  seen_at    timestamptz NOT NULL,  -- to a minute
  ended_at   timestamptz
);
CREATE INDEX browser_session_seen ON browser_session (seen_at);

-- A rule may ask for two officers: the first release is only said, the second one, by another,
-- releases. Refusing takes one.
ALTER TABLE review ADD COLUMN four_eyes boolean NOT NULL DEFAULT false,
  ADD COLUMN first_by text, ADD COLUMN first_at timestamptz;
ALTER TABLE review ADD CHECK ((first_by IS NULL) = (first_at IS NULL));
ALTER TABLE review ADD CHECK (NOT four_eyes OR state <> 'RELEASED' OR first_by <> decided_by);
ALTER TABLE review ADD CHECK (NOT four_eyes OR state <> 'RELEASED' OR first_by IS NOT NULL);

-- That a pack waits for a second officer is a task; one at a time for each.
CREATE UNIQUE INDEX outbox_approval ON outbox (detail) WHERE kind = 'approve-pack' AND done_at IS NULL;

-- One line of an explanation, to count how many are fit as evidence; written with the entry that
-- holds it.
CREATE TABLE explanation_line (
  id            uuid PRIMARY KEY,
  model         text NOT NULL,
  model_version text NOT NULL,
  method        text NOT NULL,
  fit           boolean NOT NULL,  -- as evidence
  made_at       timestamptz NOT NULL,
  ledger_index  bigint NOT NULL
);
CREATE INDEX explanation_line_made ON explanation_line (made_at, model, model_version, fit);

-- How far what a version is asked moved, as last computed; null if too little is known.
CREATE TABLE input_drift (
  model         text NOT NULL,
  model_version text NOT NULL,
  psi           double precision,
  part          text NOT NULL,  -- what moved most, as features[3]
  computed_at   timestamptz NOT NULL,
  PRIMARY KEY (model, model_version)
);
