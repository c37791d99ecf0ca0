-- Exports that are built again and again: at an hour of each day, of Mondays, or of the first of
-- each month, by the clock of a zone. Each is about the whole day, week or month before.
CREATE TABLE export_schedule (
  id         uuid PRIMARY KEY,
  name       text NOT NULL,
  rhythm     text NOT NULL CHECK (rhythm IN ('DAILY', 'WEEKLY', 'MONTHLY')),
  hour       int NOT NULL CHECK (hour BETWEEN 0 AND 23),
  zone       text NOT NULL,   -- as Europe/Berlin
  models     text NOT NULL,   -- names, commas between; all if empty
  formats    text NOT NULL,   -- codes, commas between
  language   text NOT NULL,
  created_by text NOT NULL,
  created_at timestamptz NOT NULL,
  next_at    timestamptz NOT NULL,
  ended_by   text,
  ended_at   timestamptz,
  CHECK ((ended_by IS NULL) = (ended_at IS NULL))
);
CREATE INDEX export_schedule_next ON export_schedule (next_at) WHERE ended_at IS NULL;

-- A run is written with the ledger entry that says so, by the one node that moves next_at on.
CREATE TABLE export_schedule_run (
  schedule_id uuid NOT NULL REFERENCES export_schedule,
  due_at      timestamptz NOT NULL,
  from_at     timestamptz NOT NULL,
  to_at       timestamptz NOT NULL,
  export_id   uuid NOT NULL UNIQUE,   -- fixed before it is begun, so that it is begun once
  state       text NOT NULL CHECK (state IN ('CLAIMED', 'BEGUN', 'EMPTY')),
  claimed_at  timestamptz NOT NULL,
  PRIMARY KEY (schedule_id, due_at),
  CHECK (from_at < to_at)
);
CREATE INDEX export_schedule_run_claimed ON export_schedule_run (claimed_at) WHERE state = 'CLAIMED';
