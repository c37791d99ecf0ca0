-- What a person is called on pages, if that is known. Who somebody is follows from the id alone;
-- the ledger holds no name.
ALTER TABLE account ADD COLUMN display_name text
  CHECK (length(display_name) BETWEEN 1 AND 100);
