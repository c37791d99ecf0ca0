package org.probity.audit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A real database behind a line that breaks once, at one statement or at the commit: before the
 * server has heard of it, or after it has done it.
 */
final class FaultyDataSource {
  /** What breaks. */
  record Fault(String step, boolean persisted, String sqlState) {}

  static final String COMMIT = "commit";

  private final DataSource real;
  private final AtomicInteger broken = new AtomicInteger();
  private volatile @Nullable Fault armed;
  private volatile @Nullable Meanwhile meanwhile;

  private record Meanwhile(String step, Runnable action) {}

  FaultyDataSource(DataSource real) {
    this.real = real;
  }

  /** The next statement that begins so fails, once. */
  void arm(Fault fault) {
    armed = fault;
  }

  /** Does something just before the next statement that begins so, once. */
  void before(String step, Runnable action) {
    meanwhile = new Meanwhile(step, action);
  }

  int faults() {
    return broken.get();
  }

  DataSource dataSource() {
    return proxy(
        DataSource.class,
        (method, arguments) -> {
          Object result = call(real, method, arguments);
          return result instanceof Connection connection ? connection(connection) : result;
        });
  }

  private Connection connection(Connection connection) {
    return proxy(
        Connection.class,
        (method, arguments) -> {
          if (method.getName().equals("commit")) {
            return at(COMMIT, connection, () -> call(connection, method, arguments));
          }
          Object result = call(connection, method, arguments);
          return result instanceof PreparedStatement statement
              ? statement(connection, statement, String.valueOf(arguments[0]))
              : result;
        });
  }

  private PreparedStatement statement(
      Connection connection, PreparedStatement statement, String sql) {
    return proxy(
        PreparedStatement.class,
        (method, arguments) ->
            method.getName().startsWith("execute")
                ? at(sql, connection, () -> call(statement, method, arguments))
                : call(statement, method, arguments));
  }

  private @Nullable Object at(String step, Connection connection, Call call) throws Throwable {
    Meanwhile first = meanwhile;
    if (first != null && step.startsWith(first.step())) {
      meanwhile = null;
      first.action().run();
    }
    Fault fault = armed;
    if (fault == null || !step.startsWith(fault.step())) {
      return call.run();
    }
    armed = null;
    broken.incrementAndGet();
    if (fault.persisted()) {
      var unused = call.run();
    }
    if (fault.sqlState().startsWith("08")) {
      connection.close();
    }
    throw new SQLException("The line broke at " + fault.step() + ".", fault.sqlState());
  }

  private interface Call {
    @Nullable Object run() throws Throwable;
  }

  private interface Handler {
    @Nullable Object on(Method method, Object[] arguments) throws Throwable;
  }

  private static @Nullable Object call(Object target, Method method, Object[] arguments)
      throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }

  private static <T> T proxy(Class<T> type, Handler handler) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) ->
                handler.on(method, arguments == null ? new Object[0] : arguments)));
  }
}
