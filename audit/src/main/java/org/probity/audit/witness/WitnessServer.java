package org.probity.audit.witness;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The add-checkpoint call of C2SP tlog-witness over HTTP, and {@code GET /checkpoint} for the last
 * one cosigned. TLS is for a proxy before it.
 */
@UsesJdkHttpServer
public final class WitnessServer implements AutoCloseable {
  private static final int LIMIT = 1_000_000;
  private static final int BACKLOG = 16;

  private final Witness witness;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(4);

  /**
   * @param address port 0 for any free one
   */
  public WitnessServer(Witness witness, InetSocketAddress address) throws IOException {
    this.witness = witness;
    this.server = HttpServer.create(address, BACKLOG);
    server.setExecutor(threads);
    server.createContext("/add-checkpoint", exchange -> answer(exchange, "POST"));
    server.createContext("/checkpoint", exchange -> answer(exchange, "GET"));
    server.start();
  }

  public int port() {
    return server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange, String method) throws IOException {
    try (exchange) {
      if (!exchange.getRequestMethod().equals(method)) {
        send(exchange, 405, "text/plain", "Only " + method + " is answered here.\n");
        return;
      }
      try {
        String body = method.equals("GET") ? last() : add(exchange);
        send(exchange, 200, "text/plain; charset=utf-8", body);
      } catch (WitnessException e) {
        boolean size = e.status() == 409 && String.valueOf(e.getMessage()).endsWith("\n");
        String type = size ? "text/x.tlog.size" : "text/plain; charset=utf-8";
        send(exchange, e.status(), type, String.valueOf(e.getMessage()));
      }
    }
  }

  private String last() {
    return witness
        .last()
        .map(note -> new String(note, StandardCharsets.UTF_8))
        .orElseThrow(() -> new WitnessException(404, "Nothing was cosigned yet."));
  }

  private String add(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readNBytes(LIMIT + 1);
    if (body.length > LIMIT) {
      throw new WitnessException(413, "The body is too large.");
    }
    return witness.add(AddCheckpoint.parse(body));
  }

  private static void send(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdown();
  }
}
