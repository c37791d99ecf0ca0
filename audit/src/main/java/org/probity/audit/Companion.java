package org.probity.audit;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Rows that must exist exactly if the entry does, as a decision's. May be called more than once, in
 * transactions of which one at most commits, so it keeps no state. It neither commits nor closes.
 */
@FunctionalInterface
public interface Companion {

  /**
   * @param index of the entry that the rows accompany
   * @throws SQLException then this request fails, and no other
   */
  void write(Connection connection, long index) throws SQLException;
}
