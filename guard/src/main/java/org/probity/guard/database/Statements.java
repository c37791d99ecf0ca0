package org.probity.guard.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.probity.guard.GuardException;
import org.probity.guard.GuardException.Kind;

/** Statements that commit each by itself. */
public final class Statements {
  private final DataSource dataSource;
  private final String away;

  /**
   * @param away what a caller is told while the database cannot be reached
   */
  public Statements(DataSource dataSource, String away) {
    this.dataSource = dataSource;
    this.away = away;
  }

  /** Reads all rows; begins before the first. */
  public interface Reading<T> {
    T read(ResultSet rows) throws SQLException;
  }

  /**
   * @return rows changed
   * @throws GuardException of kind UNAVAILABLE
   */
  public int update(String sql, @Nullable Object... values) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = prepare(connection, sql, values)) {
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw unavailable(e);
    }
  }

  /**
   * @throws GuardException of kind UNAVAILABLE
   */
  public <T> T query(String sql, Reading<T> reading, @Nullable Object... values) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = prepare(connection, sql, values);
        ResultSet rows = statement.executeQuery()) {
      return reading.read(rows);
    } catch (SQLException e) {
      throw unavailable(e);
    }
  }

  /** For whoever has a connection already, as a companion of a ledger entry. */
  public static PreparedStatement prepare(
      Connection connection, String sql, @Nullable Object... values) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    return statement;
  }

  private GuardException unavailable(SQLException e) {
    return new GuardException(Kind.UNAVAILABLE, away, e);
  }
}
