-- What a configured webhook is to be told, written with what it tells of. Without content.
CREATE TABLE notice (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind         text NOT NULL,
  decision_id  uuid NOT NULL,
  rules        text NOT NULL,
  obligations  text NOT NULL,
  created_at   timestamptz NOT NULL,
  attempts     integer NOT NULL DEFAULT 0,
  next_try     timestamptz,  -- null once it was delivered or given up
  delivered_at timestamptz,
  problem      text          -- why the last attempt failed
);
CREATE INDEX notice_due ON notice (next_try) WHERE next_try IS NOT NULL;
CREATE INDEX notice_age ON notice (created_at);
