package org.probity.launcher.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * The distribution, serving: one per test JVM for all tests that only use it, or one of a test's
 * own if it stops, kills or configures it.
 *
 * <p>Tests that share it must bear each other's decisions: filter by what they sent themselves.
 */
public final class TestServer implements AutoCloseable {
  private static final Duration START = Duration.ofMinutes(3);

  private final ProbityProcess process;
  private final Path data;
  private final URI url;

  private TestServer(ProbityProcess process, Path data, URI url) {
    this.process = process;
    this.data = data;
    this.url = url;
  }

  /** Started at the first call, stopped when the JVM ends; it has {@link OidcTestProvider}. */
  public static TestServer shared() {
    return Shared.SERVER;
  }

  /** A new data folder, a free port. */
  public static TestServer start() {
    return start(TestFolders.create("server"));
  }

  /** Over a data folder that an earlier server may have left. */
  public static TestServer start(Path data, String... more) {
    return start(data, Map.of(), more);
  }

  /**
   * @param environment more of it, as an operator would configure the server
   */
  public static TestServer start(Path data, Map<String, String> environment, String... more) {
    int port = Ports.free();
    String[] arguments = new String[more.length + 5];
    arguments[0] = "serve";
    arguments[1] = "--port";
    arguments[2] = Integer.toString(port);
    arguments[3] = "--data";
    arguments[4] = data.toString();
    System.arraycopy(more, 0, arguments, 5, more.length);
    WarmCache.prepare(data);
    ProbityProcess process = ProbityProcess.start(environment, arguments);
    try {
      process.awaitOutput("Probity is ready at", START);
    } catch (AssertionError e) {
      throw new AssertionError(e.getMessage() + startLog(data), e);
    }
    return new TestServer(process, data, URI.create("http://127.0.0.1:" + port));
  }

  /** How a start that failed came about. */
  private static String startLog(Path data) {
    try {
      return "\n" + Files.readString(data.resolve("logs/start.log"));
    } catch (IOException e) {
      return " (no start.log)";
    }
  }

  /** Without a path: {@code http://127.0.0.1:12345}. */
  public URI url() {
    return url;
  }

  public URI url(String path) {
    return url.resolve(path);
  }

  public Path data() {
    return data;
  }

  public ProbityProcess process() {
    return process;
  }

  /** The API key of a first-run account: admin, officer, officer2, regulator or app. */
  public String key(String account) {
    return credential(account, "key");
  }

  /** The password of a first-run account other than app. */
  public String password(String account) {
    return credential(account, "password");
  }

  public String user(String account) {
    return credential(account, "user");
  }

  private String credential(String account, String field) {
    try {
      JsonNode all =
          new ObjectMapper().readTree(Files.readString(data.resolve("first-run-credentials.json")));
      return all.required(account).required(field).textValue();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As an operator stops it; returns when it is gone. */
  @Override
  public void close() {
    process.terminate();
  }

  private static final class Shared {
    private static final TestServer SERVER =
        start(TestFolders.create("server"), OidcTestProvider.environment());
  }
}
