package org.probity.launcher.database;

/** A PostgreSQL that answers, and who may do what in it. */
public interface Database extends AutoCloseable {
  /** Owns the schema; only migrations use it. */
  Login owner();

  /** What the application uses. */
  Login writer();

  /** Stops the database if it is ours. */
  @Override
  void close();
}
