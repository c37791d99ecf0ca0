-- The tasks that wait are counted and listed by their kind.
CREATE INDEX outbox_waiting_kind ON outbox (kind, id) WHERE done_at IS NULL;
