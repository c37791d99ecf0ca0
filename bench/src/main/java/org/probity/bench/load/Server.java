package org.probity.bench.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/** The distribution, serving a new data folder on its embedded database. */
final class Server implements AutoCloseable {
  private static final Duration START = Duration.ofMinutes(3);

  /** Among the fields of {@code stat} behind a thread's name (proc(5)). */
  private static final int USER_TIME = 11;

  private static final double TICKS_A_SECOND = 100;
  private static final Pattern ALLOWED = Pattern.compile("\"decision\":\\s*\"allow\"");
  private static final Pattern COMPILER = Pattern.compile("\\(C[12] Compiler");

  private final Process process;
  private final URI url;
  private final JsonNode credentials;
  private final AtomicLong questions = new AtomicLong();
  private final AtomicLong others = new AtomicLong();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private Server(Process process, URI url, JsonNode credentials) {
    this.process = process;
    this.url = url;
    this.credentials = credentials;
  }

  static Server start() throws IOException, InterruptedException {
    Path data = Files.createTempDirectory(Path.of("").toAbsolutePath(), "data");
    int port = freePort();
    Path program = Path.of(System.getProperty("probity.distribution"), "bin", "probity");
    Process process =
        new ProcessBuilder(
                program.toString(),
                "serve",
                "--port",
                Integer.toString(port),
                "--data",
                data.toString())
            .redirectErrorStream(true)
            .redirectOutput(data.resolve("bench.out").toFile())
            .start();
    Path credentials = data.resolve("first-run-credentials.json");
    URI url = URI.create("http://127.0.0.1:" + port);
    long begun = System.nanoTime();
    while (!ready(url)) {
      if (!process.isAlive() || System.nanoTime() - begun > START.toNanos()) {
        process.destroy();
        throw new IllegalStateException("The server did not start; see " + data + "/logs.");
      }
      Thread.sleep(200);
    }
    return new Server(process, url, new ObjectMapper().readTree(Files.readAllBytes(credentials)));
  }

  private static boolean ready(URI url) throws InterruptedException {
    try {
      return HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(url.resolve("/v2/health/ready")).build(),
                  HttpResponse.BodyHandlers.discarding())
              .statusCode()
          == 200;
    } catch (IOException e) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /**
   * Random input now and then looks like what the rules refuse or change; that is an answer too.
   *
   * <p>Asking throws an {@link IllegalStateException} if it is not answered, or more than one in a
   * hundred is not allowed as it is: it then needs other forwards than those it is compared with.
   */
  Load.Question infer(LoadCase asked, Random random) {
    return question(asked, "infer", asked.body(random));
  }

  /** As {@link #infer}, of a short text. */
  Load.Question inferBrief(LoadCase asked, Random random) {
    return question(asked, "infer", asked.briefBody(random));
  }

  /** As {@link #infer}, for an explanation by the default method; of an embedding there is none. */
  Load.Question explain(LoadCase asked, Random random) {
    return question(asked, asked == LoadCase.EMBEDDING ? "infer" : "explain", asked.body(random));
  }

  private Load.Question question(LoadCase asked, String verb, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(url.resolve("/v2/models/" + asked.model() + "/" + verb))
            .header("Authorization", "Bearer " + credentials.at("/app/key").textValue())
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return () -> ask(asked, verb, request);
  }

  private void ask(LoadCase asked, String verb, HttpRequest request)
      throws IOException, InterruptedException {
    HttpResponse<String> answer = send(request);
    long all = questions.incrementAndGet();
    boolean answered = answer.statusCode() == 200;
    // An explanation does not say how it was decided.
    boolean asItIs = answered && (verb.equals("explain") || ALLOWED.matcher(answer.body()).find());
    long few = others.addAndGet(asItIs ? 0 : 1);
    if ((!answered && answer.statusCode() != 403) || few > 5 + all / 100) {
      throw new IllegalStateException(asked + ": " + answer.statusCode() + " " + answer.body());
    }
  }

  /**
   * @param account of the first run
   * @throws IllegalStateException if it is refused
   */
  JsonNode call(String account, String method, String path, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(url.resolve(path))
            .header("Authorization", "Bearer " + credentials.at("/" + account + "/key").textValue())
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> answer = send(request);
    if (answer.statusCode() >= 300) {
      throw new IllegalStateException(path + ": " + answer.statusCode() + " " + answer.body());
    }
    return new ObjectMapper().readTree(answer.body());
  }

  /** Once more where the server had closed the connection that was to be used again. */
  private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException closed) {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
  }

  /** Resident memory of the server's process in MiB, the database's not counted. */
  long residentMib() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc", process.pid() + "", "status"))) {
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.replaceAll("\\D", "")) >> 10;
      }
    }
    throw new IllegalStateException("The process is gone.");
  }

  /** Processor time that the compilers of its virtual machine have taken, in seconds. */
  double compilerSeconds() throws IOException {
    double ticks = 0;
    try (DirectoryStream<Path> threads =
        Files.newDirectoryStream(Path.of("/proc", process.pid() + "", "task"))) {
      for (Path thread : threads) {
        String line = Files.readString(thread.resolve("stat"));
        String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
        if (COMPILER.matcher(line).find()) {
          ticks += Long.parseLong(fields[USER_TIME]);
        }
      }
    }
    return ticks / TICKS_A_SECOND;
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().orTimeout(1, TimeUnit.MINUTES).join();
  }
}
