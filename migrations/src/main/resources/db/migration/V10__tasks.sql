-- Who did what a decision obliged to.
ALTER TABLE outbox ADD COLUMN done_by text;
ALTER TABLE outbox ADD CHECK ((done_at IS NULL) = (done_by IS NULL));
CREATE INDEX outbox_waiting ON outbox (id) WHERE done_at IS NULL;
