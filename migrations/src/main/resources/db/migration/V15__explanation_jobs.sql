-- Explanations to come, of answers that have left: asked for by a person, owed to a rule, or sampled.
-- The id is that of the explanation. Nothing of the content: that is read from the ledger when it is
-- explained, and what comes of it lies sealed there too.
CREATE TABLE explanation_job (
  id           uuid PRIMARY KEY,
  decision_id  uuid NOT NULL,
  reason       text NOT NULL CHECK (reason IN ('REQUEST', 'OBLIGATION', 'SAMPLE')),
  priority     smallint NOT NULL,  -- the least first
  asked_by     text NOT NULL,
  method       text NOT NULL,
  parameters   text NOT NULL,      -- of the method, as JSON: numbers and names of classes
  asked_at     timestamptz NOT NULL,
  state        text NOT NULL DEFAULT 'WAITING' CHECK (state IN ('WAITING', 'DONE', 'FAILED')),
  node         text,
  lease_until  timestamptz,
  attempts     integer NOT NULL DEFAULT 0,
  ended_at     timestamptz,
  ledger_index bigint,
  problem      text,               -- why there will be none
  CHECK ((state = 'WAITING') = (ended_at IS NULL)),
  CHECK ((state = 'DONE') = (ledger_index IS NOT NULL))
);
CREATE INDEX explanation_job_waiting ON explanation_job (priority, asked_at) WHERE state = 'WAITING';
CREATE INDEX explanation_job_decision ON explanation_job (decision_id);
CREATE INDEX explanation_job_ended ON explanation_job (ended_at) WHERE ended_at IS NOT NULL;
