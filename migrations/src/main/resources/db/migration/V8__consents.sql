-- The consent register. A person is known by an HMAC under the master key, which lies outside the
-- database; a consent is withdrawn, never deleted, since it must be shown that it once stood.
CREATE TABLE consent (
  id           uuid PRIMARY KEY,
  application  text NOT NULL,
  purpose      text NOT NULL REFERENCES purpose,
  subject_ref  bytea NOT NULL CHECK (length(subject_ref) = 32),
  kinds        text NOT NULL CHECK (kinds <> ''),
  given_at     timestamptz NOT NULL,
  recorded_by  text NOT NULL,
  withdrawn_at timestamptz,
  withdrawn_by text,
  CHECK ((withdrawn_at IS NULL) = (withdrawn_by IS NULL))
);
CREATE INDEX consent_person ON consent (subject_ref, application, purpose);

-- Whether somebody answers for the text after editorial review (AI Act 50(4)); earlier records do
-- not say so.
ALTER TABLE processing_record ADD COLUMN editorial_review boolean NOT NULL DEFAULT false;
