-- What persons concerned, applications and officers raise. What was said lies sealed in the ledger.
CREATE TABLE concern (
  id          uuid PRIMARY KEY,
  kind        text NOT NULL
    CHECK (kind IN ('CONTEST', 'EXPLANATION', 'COMPLAINT', 'FALSE_POSITIVE', 'INCIDENT')),
  decision_id uuid,
  raised_by   text NOT NULL,
  began       timestamptz NOT NULL,
  deadline    timestamptz NOT NULL,
  extended    boolean NOT NULL,
  gravity     text,
  finding     text,
  recognizer  text,
  state       text NOT NULL CHECK (state IN ('OPEN', 'UPHELD', 'REJECTED')),
  entry       bigint NOT NULL,
  answered_by text,
  answered_at timestamptz,
  answer      bigint,
  CHECK ((state = 'OPEN') = (answered_at IS NULL)),
  CHECK ((kind = 'INCIDENT') = (gravity IS NOT NULL)),
  CHECK ((kind = 'FALSE_POSITIVE') = (finding IS NOT NULL))
);
CREATE INDEX concern_open ON concern (deadline) WHERE state = 'OPEN';
CREATE INDEX concern_answered ON concern (answered_at DESC) WHERE state <> 'OPEN';
CREATE INDEX concern_raised_by ON concern (raised_by);
