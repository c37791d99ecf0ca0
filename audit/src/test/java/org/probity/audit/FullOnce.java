package org.probity.audit;

import org.probity.audit.testing.TestDatabase;

/** The server's disk is full once, at one of its statements. */
final class FullOnce implements AutoCloseable {
  private final TestDatabase database;

  /**
   * @param statement as {@code INSERT ON ledger_entry}
   */
  FullOnce(TestDatabase database, String statement) {
    this.database = database;
    database.execute("CREATE SEQUENCE attempt");
    database.execute(
        "CREATE FUNCTION full_once() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN"
            + " IF nextval('attempt') = 1 THEN"
            + " RAISE EXCEPTION 'disk full' USING ERRCODE = '53100'; END IF;"
            + " RETURN NEW; END $$");
    database.execute(
        "CREATE TRIGGER full_once BEFORE "
            + statement
            + " FOR EACH ROW EXECUTE FUNCTION full_once()");
  }

  /** How often the statement came, the time that it failed included. */
  long attempts() {
    return database.queryLong("SELECT last_value FROM attempt");
  }

  @Override
  public void close() {
    database.execute("DROP FUNCTION full_once CASCADE");
    database.execute("DROP SEQUENCE attempt");
  }
}
