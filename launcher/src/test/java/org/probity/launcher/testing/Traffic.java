package org.probity.launcher.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Clients that ask again and again, each request under a key of its own, and repeat one that was
 * not answered until it is.
 */
public final class Traffic implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private final ExecutorService clients;
  private final String key;
  private final Map<Long, String> receipts = new ConcurrentHashMap<>();
  private final Queue<String> contradictions = new ConcurrentLinkedQueue<>();
  private volatile URI server;
  private volatile boolean stopping;

  private Traffic(int threads, URI server, String key) {
    this.clients = Executors.newFixedThreadPool(threads);
    this.server = server;
    this.key = key;
  }

  public static Traffic start(int threads, URI server, String key) {
    Traffic traffic = new Traffic(threads, server, key);
    for (int thread = 0; thread < threads; thread++) {
      String name = "client-" + thread + "-";
      traffic.clients.execute(() -> traffic.ask(name));
    }
    return traffic;
  }

  /** After a restart on another port. */
  public void moveTo(URI next) {
    server = next;
  }

  /** Waits until so many more requests were acknowledged. */
  public void awaitMore(int count) throws InterruptedException {
    int enough = receipts.size() + count;
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (receipts.size() < enough) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("Too few answers: " + receipts.size() + " " + contradictions);
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  /** Every receipt that was acknowledged: leaf hash by ledger index. */
  public Map<Long, String> stop() throws InterruptedException {
    stopping = true;
    clients.shutdown();
    if (!clients.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("A client still waits.");
    }
    return new TreeMap<>(receipts);
  }

  /** What no server may answer, however often it was killed. */
  public Queue<String> contradictions() {
    return contradictions;
  }

  private void ask(String name) {
    for (int number = 0; !stopping; number++) {
      Call call =
          Call.post(
              "/v2/models/mail-gru/infer",
              """
              {"inputs": [{"name": "text", "datatype": "BYTES", "shape": [1],
                           "data": ["The meeting is at noon."]}],
               "parameters": {"idempotency_key": "%s%d", "explain": "none"}}"""
                  .formatted(name, number));
      boolean answered = false;
      while (!answered && !stopping) {
        answered = answered(call);
      }
    }
  }

  private boolean answered(Call call) {
    try {
      Call.Answer answer = call.send(server, key);
      if (answer.status() == 200) {
        JsonNode receipt = answer.json().required("parameters");
        long index = receipt.required("ledger_index").longValue();
        if (receipts.put(index, receipt.required("leaf_hash").textValue()) != null) {
          contradictions.add("Two requests have the ledger index " + index);
        }
        return true;
      }
      if (answer.status() != 503 && answer.status() != 429) {
        contradictions.add(answer.status() + " " + answer.text());
      }
    } catch (IOException e) {
      // Killed: asked again until it is back.
    }
    pause();
    return false;
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(100);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    stopping = true;
    clients.shutdownNow();
  }
}
