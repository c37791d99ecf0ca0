-- The register of protected works: fingerprints, from which the work cannot be read again. Entries
-- of the ledger are written one after another, so their indexes order the changes for every node.
CREATE TABLE work (
  id            uuid PRIMARY KEY,
  kind          text NOT NULL CHECK (kind IN ('PROTECTED_WORK', 'TRADE_SECRET', 'TRADE_MARK')),
  form          text NOT NULL CHECK (form IN ('TEXT', 'CODE', 'IMAGE')),
  title         text NOT NULL CHECK (title <> ''),
  holder        text,
  digest        bytea NOT NULL CHECK (length(digest) = 32),
  words         integer NOT NULL CHECK (words >= 0),
  fingerprints  bytea,
  registered_at timestamptz NOT NULL,
  registered_by text NOT NULL,
  entry_index   bigint NOT NULL,
  removed_at    timestamptz,
  removed_by    text,
  removed_index bigint,
  CHECK ((removed_at IS NULL) = (removed_by IS NULL)),
  CHECK ((removed_at IS NULL) = (removed_index IS NULL)),
  CHECK ((removed_at IS NULL) = (fingerprints IS NOT NULL))
);
CREATE UNIQUE INDEX work_standing ON work (kind, form, digest) WHERE removed_at IS NULL;
CREATE INDEX work_digest ON work (digest);
CREATE INDEX work_registered ON work (entry_index);
CREATE INDEX work_removed ON work (removed_index) WHERE removed_index IS NOT NULL;
-- Fingerprints are random bits; compressing them is in vain.
ALTER TABLE work ALTER COLUMN fingerprints SET STORAGE EXTERNAL;
