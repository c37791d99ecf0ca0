-- Which ledger entries tell of the outcome of a decision or of the groups of its persons, so that
-- figures find them. What they tell is personal and lies sealed in the ledger alone.
CREATE TABLE observation (
  ledger_index  bigint PRIMARY KEY,
  model         text NOT NULL,
  model_version text NOT NULL,
  decided_at    timestamptz NOT NULL
);
CREATE INDEX observation_model ON observation (model, model_version, decided_at);

-- Which label of a model favours the person, as officers say.
CREATE TABLE favourable_label (
  model  text PRIMARY KEY,
  label  text NOT NULL,
  set_by text NOT NULL,
  set_at timestamptz NOT NULL
);
INSERT INTO favourable_label (model, label, set_by, set_at) VALUES ('credit-mlp', 'good', 'system', now());

-- The lowest selection rate of a group by the highest, as last computed; null if too few are known.
CREATE TABLE impact_ratio (
  model         text NOT NULL,
  model_version text NOT NULL,
  ratio         double precision,
  through_index bigint NOT NULL,
  computed_at   timestamptz NOT NULL,
  PRIMARY KEY (model, model_version)
);
