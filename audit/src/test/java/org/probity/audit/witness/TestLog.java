package org.probity.audit.witness;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.probity.audit.FileSigner;
import org.probity.audit.verify.Checkpoint;
import org.probity.audit.verify.CompactRange;
import org.probity.audit.verify.Hash;
import org.probity.audit.verify.HashTile;
import org.probity.audit.verify.KeyRotation;
import org.probity.audit.verify.Rfc6962;
import org.probity.audit.verify.SignedNote;
import org.probity.audit.verify.TilePath;
import org.probity.audit.verify.TreeNodes;
import org.probity.audit.verify.VerificationException;
import org.probity.audit.verify.VerifierKey;

/** A log in memory that can be made to lie. */
final class TestLog implements TreeNodes, AutoCloseable {
  private static final String ROTATIONS = "rotations/";
  private final Path folder;
  private FileSigner signer;
  private final List<byte[]> rotations = new ArrayList<>();
  private final List<Hash> leaves = new ArrayList<>();
  private final Map<String, Hash> nodes = new HashMap<>();
  private @Nullable HttpServer server;
  private long shown;

  TestLog(Path folder, String origin) {
    this.folder = folder;
    signer = newKey(origin);
  }

  private FileSigner newKey(String origin) {
    return FileSigner.openOrCreate(folder.resolve("log-" + UUID.randomUUID()), origin);
  }

  /** Goes over to another key at once, without overlap. */
  void rotate() {
    FileSigner next = newKey(signer.origin());
    VerifierKey to = VerifierKey.parse(next.vkey());
    String text = new KeyRotation(key(), to, Instant.EPOCH).text();
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    String note =
        SignedNote.write(text, key(), signer.sign(bytes)) + SignedNote.line(to, next.sign(bytes));
    rotations.add(note.getBytes(StandardCharsets.UTF_8));
    signer = next;
  }

  VerifierKey key() {
    return VerifierKey.parse(signer.vkey());
  }

  void grow(long size) {
    while (leaves.size() < size) {
      leaves.add(Rfc6962.leafHash(("leaf " + leaves.size()).getBytes(StandardCharsets.UTF_8)));
    }
    CompactRange range = CompactRange.empty();
    leaves.forEach(
        leaf -> range.append(leaf, (level, index, hash) -> nodes.put(level + "/" + index, hash)));
  }

  /** Another leaf in the place of one that was signed. */
  void rewrite(int index) {
    leaves.set(index, Rfc6962.leafHash(new byte[] {66}));
    grow(leaves.size());
  }

  void show(long size) {
    shown = size;
  }

  @Override
  public Hash node(int level, long index) {
    return Objects.requireNonNull(nodes.get(level + "/" + index));
  }

  List<Hash> proof(long from, long to) {
    return consistency(from, to).hashes();
  }

  byte[] note(long size) {
    String text = new Checkpoint(signer.origin(), size, root(size), List.of()).text();
    byte[] signature = signer.sign(text.getBytes(StandardCharsets.UTF_8));
    return SignedNote.write(text, key(), signature).getBytes(StandardCharsets.UTF_8);
  }

  URI serve() throws IOException {
    HttpServer http =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.createContext("/ledger/", this::answer);
    http.start();
    server = http;
    return URI.create("http://127.0.0.1:" + http.getAddress().getPort() + "/ledger");
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath().substring("/ledger/".length());
      try {
        byte[] body = file(path);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
      } catch (VerificationException e) {
        exchange.sendResponseHeaders(404, -1);
      }
    }
  }

  private byte[] file(String path) {
    if (path.startsWith(ROTATIONS)) {
      return rotation(Integer.parseInt(path.substring(ROTATIONS.length())));
    }
    return path.equals("checkpoint") ? note(shown) : tile(TilePath.parse(path));
  }

  private byte[] rotation(int number) {
    if (number > rotations.size()) {
      throw new VerificationException("There was no such change.");
    }
    return rotations.get(number - 1);
  }

  private byte[] tile(TilePath tile) {
    List<Hash> hashes = new ArrayList<>();
    long first = tile.index() * HashTile.WIDTH;
    for (long i = first; i < first + tile.width(); i++) {
      hashes.add(node(tile.level() * HashTile.HEIGHT, i));
    }
    return HashTile.join(hashes);
  }

  @Override
  public void close() {
    if (server != null) {
      server.stop(0);
    }
  }
}
