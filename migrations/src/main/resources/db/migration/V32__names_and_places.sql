-- What a person is called on pages, if that is known. Who somebody is follows from the id alone;
-- the ledger holds no name.
ALTER TABLE account ADD COLUMN display_name text
  CHECK (length(display_name) BETWEEN 1 AND 100);

-- Where exports lie. The file of each stays on the node that built it; the others can say so.
CREATE TABLE export_place (
  id     uuid PRIMARY KEY,
  owner  text NOT NULL,    -- who asked, pseudonymous
  person boolean NOT NULL, -- whether it discloses what is held about one person
  node   text NOT NULL,
  state  text NOT NULL CHECK (state IN ('RUNNING', 'DONE', 'FAILED'))
);
