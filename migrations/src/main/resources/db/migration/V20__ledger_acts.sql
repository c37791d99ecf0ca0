-- To list what people did, newest first, without passing the decisions: those are nearly all the
-- entries, and appending one does not touch this index.
CREATE INDEX ledger_entry_acts ON ledger_entry (type, index)
  WHERE type <> 'decision' AND type <> 'explanation';
