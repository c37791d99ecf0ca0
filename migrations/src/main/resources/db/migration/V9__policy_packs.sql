-- Packs that officers brought; the shipped one lies in the distribution and judges while no row is
-- active. The compiled rules carry a MAC under the master key: the database is outside the trust
-- base, and what it holds must not become code.
CREATE TABLE policy_pack (
  id           uuid PRIMARY KEY,
  pack         text NOT NULL,
  version      text NOT NULL,
  hash         text NOT NULL UNIQUE,
  source       text NOT NULL,
  state        text NOT NULL CHECK (state IN ('DRAFT', 'CHECKED', 'TESTED', 'SHADOW', 'APPROVED', 'ACTIVE', 'SUPERSEDED')),
  drafted_by   text NOT NULL,
  drafted_at   timestamptz NOT NULL,
  approved_by  text CHECK (approved_by <> drafted_by),
  activated_at timestamptz,
  replaces_id  uuid REFERENCES policy_pack,
  model        text,
  classes      bytea,
  mac          bytea,
  report       text,
  shadow       text,
  CHECK (state IN ('DRAFT', 'CHECKED', 'TESTED', 'SHADOW') OR approved_by IS NOT NULL),
  CHECK (state = 'DRAFT' OR (model IS NOT NULL AND classes IS NOT NULL AND mac IS NOT NULL))
);
CREATE UNIQUE INDEX policy_pack_active ON policy_pack (state) WHERE state = 'ACTIVE';
CREATE UNIQUE INDEX policy_pack_shadow ON policy_pack (state) WHERE state = 'SHADOW';
