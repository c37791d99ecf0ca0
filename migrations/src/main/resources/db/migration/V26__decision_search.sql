-- What decisions are found by, beside what stood here: the kinds of what detectors found, comma
-- separated, and the pack that judged. Null of those recorded before; the server reads them again
-- from the ledger.
ALTER TABLE decision ADD COLUMN findings text, ADD COLUMN policy_pack text;
CREATE INDEX decision_unread ON decision (ledger_index) WHERE findings IS NULL;

-- Rules and kinds of findings in one index, since no id of the one is an id of the other. Its waiting
-- list is kept short, so that an append never has much of it to sort in.
CREATE INDEX decision_signs ON decision
  USING gin (string_to_array(rules || ',' || coalesce(findings, ''), ',')) WITH (gin_pending_list_limit = 256);

CREATE INDEX decision_follows ON decision (follows_id) WHERE follows_id IS NOT NULL;

-- Decisions that were explained after they were answered.
CREATE INDEX ledger_entry_explanation ON ledger_entry (decision_id) WHERE type = 'explanation';

-- Searches that somebody kept. The query stands as in the address of the list; it names no person.
CREATE TABLE saved_view (
  id         uuid PRIMARY KEY,
  owner      text NOT NULL,      -- as an actor of the ledger
  role       text NOT NULL CHECK (role IN ('OFFICER', 'REGULATOR')),
  name       text NOT NULL,
  query      text NOT NULL,
  shared     boolean NOT NULL,   -- with all of the role
  created_at timestamptz NOT NULL,
  UNIQUE (owner, name)
);
CREATE INDEX saved_view_shared ON saved_view (role) WHERE shared;
