-- Entries are pruned by partitions of 256, as a hash tile has; the tiles stay, so that what is left
-- proves itself. The statement names what was pruned; its digest stands in the leaf, which is that of
-- the entry by which it was recorded.
CREATE TABLE ledger_pruned (
  first     bigint PRIMARY KEY,
  past      bigint NOT NULL,
  index     bigint NOT NULL,
  statement bytea NOT NULL,
  leaf      bytea NOT NULL,
  CHECK (first % 256 = 0 AND past % 256 = 0 AND first < past AND past <= index)
);

-- That two officers want it: all that is older than a time, but for what is under legal hold.
CREATE TABLE retention_request (
  id           uuid PRIMARY KEY,
  before       timestamptz NOT NULL,
  state        text NOT NULL CHECK (state IN ('PENDING', 'PRUNED', 'WITHDRAWN')),
  requested_by text NOT NULL,
  requested_at timestamptz NOT NULL,
  entry_index  bigint NOT NULL,
  decided_by   text,
  decided_at   timestamptz,
  CHECK ((state = 'PENDING') = (decided_by IS NULL)),
  CHECK (state <> 'PRUNED' OR decided_by <> requested_by)
);
CREATE UNIQUE INDEX retention_request_pending ON retention_request (state) WHERE state = 'PENDING';

-- A row lives for a day, its entry for months; the check would look at every row for each entry pruned.
ALTER TABLE ledger_idempotency DROP CONSTRAINT ledger_idempotency_index_fkey;

-- The application's user may not delete entries. This it may call, within the transaction that records
-- it; half a year is the least that law asks for (AI Act 19(1), 26(6)). Temporary tables are looked at
-- last, for whoever calls it could hide a legal hold behind one of its own.
CREATE FUNCTION ledger_prune(first_index bigint, past_index bigint, recorded bigint, stated bytea)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM ledger_entry
                 WHERE index = recorded AND index >= past_index AND type = 'retention') THEN
    RAISE EXCEPTION 'No entry records the pruning.';
  END IF;
  IF EXISTS (SELECT FROM ledger_entry WHERE index >= first_index AND index < past_index
             AND time > now() - interval '183 days') THEN
    RAISE EXCEPTION 'Entries are kept for 183 days at least.';
  END IF;
  IF EXISTS (SELECT FROM ledger_sealed s
             JOIN ledger_subject_key k ON k.id = s.subject_key
             JOIN legal_hold h ON h.subject_ref = k.subject_ref
             WHERE h.lifted_at IS NULL AND s.index >= first_index AND s.index < past_index) THEN
    RAISE EXCEPTION 'A person in these entries is under legal hold.';
  END IF;
  DELETE FROM ledger_sealed WHERE index >= first_index AND index < past_index;
  DELETE FROM decision WHERE ledger_index >= first_index AND ledger_index < past_index;
  INSERT INTO ledger_pruned (first, past, index, statement, leaf)
    SELECT first_index, past_index, recorded, stated, leaf FROM ledger_entry WHERE index = recorded;
  DELETE FROM ledger_entry WHERE index >= first_index AND index < past_index;
END
$$;
