package org.probity.bench.ledger;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The smallest pool: connections that come back are given again, as the server's pool does. */
final class Pooled {
  private final DataSource database;
  private final BlockingQueue<Connection> idle = new LinkedBlockingQueue<>();

  private Pooled(DataSource database) {
    this.database = database;
  }

  static DataSource over(DataSource database) {
    Pooled pool = new Pooled(database);
    return (DataSource)
        Proxy.newProxyInstance(
            DataSource.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) ->
                method.getName().equals("getConnection")
                    ? pool.take()
                    : method.invoke(database, arguments));
  }

  private Connection take() throws SQLException {
    @Nullable Connection known = idle.poll();
    Connection connection = known == null ? database.getConnection() : known;
    return (Connection)
        Proxy.newProxyInstance(
            Connection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("close")) {
                idle.add(connection);
                return null;
              }
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause() == null ? e : e.getCause();
              }
            });
  }
}
