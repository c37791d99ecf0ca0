-- A replay of recorded decisions under a pack. The entries are cut into parts that any node claims
-- and does by itself; a claim ends with its lease, so that a part whose node died is taken again.
CREATE TABLE backtest_run (
  id       uuid PRIMARY KEY,
  pack     text NOT NULL,   -- the id of a policy_pack, or 'shipped'
  hash     text NOT NULL,
  entries  bigint NOT NULL CHECK (entries >= 0),
  state    text NOT NULL CHECK (state IN ('RUNNING', 'DONE', 'FAILED', 'CANCELLED')),
  begun_by text NOT NULL,
  begun_at timestamptz NOT NULL,
  ended_at timestamptz,
  CHECK ((state = 'RUNNING') = (ended_at IS NULL))
);
CREATE UNIQUE INDEX backtest_run_running ON backtest_run (pack) WHERE state = 'RUNNING';
CREATE INDEX backtest_run_pack ON backtest_run (pack, begun_at);

-- A result names decisions and policies, nothing personal.
CREATE TABLE backtest_part (
  run_id      uuid NOT NULL REFERENCES backtest_run,
  part        integer NOT NULL CHECK (part >= 0),
  first_index bigint NOT NULL,
  past_index  bigint NOT NULL,
  node        text,
  lease_until timestamptz,
  attempts    integer NOT NULL DEFAULT 0,
  result      text,
  PRIMARY KEY (run_id, part),
  CHECK (first_index < past_index)
);
CREATE INDEX backtest_part_open ON backtest_part (run_id, part) WHERE result IS NULL;
