-- What a model's explanations rest on, summed over twenty explanations a row, so that no row tells of
-- a person: the mean share of each part of the input, and of its square. Written with the ledger
-- entry that holds the explanation.
CREATE TABLE attribution_cell (
  model         text NOT NULL,
  model_version text NOT NULL,
  label         text NOT NULL,  -- the class explained
  method        text NOT NULL,
  cell          integer NOT NULL CHECK (cell >= 0),
  parts         text[] NOT NULL,
  count         integer NOT NULL,
  sums          double precision[] NOT NULL,  -- first of what raises the class, then of what lowers it
  squares       double precision[] NOT NULL,
  first_at      timestamptz NOT NULL,
  last_at       timestamptz NOT NULL,
  PRIMARY KEY (model, model_version, label, method, cell),
  CHECK (cardinality(sums) = 2 * cardinality(parts) AND cardinality(squares) = cardinality(sums))
);

-- That explanations were found to have changed; once for a window.
CREATE TABLE attribution_drift (
  model         text NOT NULL,
  model_version text NOT NULL,
  label         text NOT NULL,
  method        text NOT NULL,
  cell          integer NOT NULL,  -- the last one of the window
  distance      double precision NOT NULL,
  noticed_at    timestamptz NOT NULL,
  PRIMARY KEY (model, model_version, label, method, cell)
);
