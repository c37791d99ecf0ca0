-- Objections to processing (GDPR 21). The person is known as in every register: by an HMAC under
-- the master key, which goes when the person is erased; the row stays, as a consent's does.
CREATE TABLE objection (
  id           uuid PRIMARY KEY,
  application  text NOT NULL,
  purpose      text,  -- null for every purpose of the application
  subject_ref  bytea CHECK (length(subject_ref) = 32),
  state        text NOT NULL CHECK (state IN ('STANDING', 'UPHELD', 'OVERRULED')),
  raised_at    timestamptz NOT NULL,
  raised_by    text NOT NULL,
  entry_index  bigint NOT NULL,
  decided_at   timestamptz,
  decided_by   text,
  CHECK ((state = 'STANDING') = (decided_at IS NULL)),
  CHECK ((decided_at IS NULL) = (decided_by IS NULL))
);
CREATE INDEX objection_person ON objection (subject_ref, application);
CREATE INDEX objection_due ON objection (raised_at) WHERE state = 'STANDING';

-- Consents were known by an HMAC of their own, which an erasure could not find. It is the ledger's
-- now; a consent of before is no longer found, so that what rests on it is refused until it is
-- given anew.
ALTER TABLE consent ALTER COLUMN subject_ref DROP NOT NULL;
