package org.probity.audit.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.probity.audit.FileCosigner;
import org.probity.audit.verify.Hash;
import org.probity.audit.verify.SignedNote;
import org.probity.audit.verify.VerifierKey;

/** A witness answers as C2SP tlog-witness says, and never signs two histories. */
class WitnessTest {
  private static final String ORIGIN = "log.test/witnessed";
  private static final Set<String> HERE = Set.of("127.0.0.1");

  private final Path folder;
  private final TestLog log;
  private final Witness witness;
  private final WitnessServer server;

  WitnessTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    this.log = new TestLog(folder, ORIGIN);
    this.witness = open(folder, log);
    this.server =
        new WitnessServer(witness, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    log.grow(300);
  }

  @AfterEach
  void stop() {
    server.close();
    witness.close();
    log.close();
  }

  private static Witness open(Path folder, TestLog log) {
    return new Witness(
        log.key(),
        FileCosigner.ed25519(folder.resolve("witness.key"), "witness.test/w1"),
        folder.resolve("state"),
        Clock.systemUTC());
  }

  private VerifierKey key() {
    return VerifierKey.parse(witness.vkey());
  }

  private URI url(String path) {
    return URI.create("http://127.0.0.1:" + server.port() + path);
  }

  @Test
  void theLogAsksAndGetsTheSignatureHoweverOften() {
    WitnessClient client = new WitnessClient(url(""), key(), new OutgoingCalls(HERE));
    for (long size : new long[] {1, 1, 7, 256, 300}) {
      String line = client.cosign(log.note(size), size, from -> log.proof(from, size));
      byte[] cosigned = utf8(new String(log.note(size), StandardCharsets.UTF_8) + line);
      assertThat(SignedNote.open(cosigned, List.of(key())).verifiedBy()).containsExactly(key());
      assertThat(witness.lastSize()).isEqualTo(size);
    }
    WitnessClient forgetful = new WitnessClient(url(""), key(), new OutgoingCalls(HERE));
    assertThat(forgetful.cosign(log.note(300), 300, from -> log.proof(from, 300))).isNotEmpty();
    assertThatThrownBy(() -> forgetful.cosign(log.note(9), 9, from -> log.proof(from, 9)))
        .hasMessageContaining("larger tree");
  }

  @Test
  void itFollowsALogByItsTilesAndRemembersAcrossRestarts() throws IOException {
    LogFollower follower = new LogFollower(log.serve(), new OutgoingCalls(HERE));
    log.show(257);
    assertThat(follower.follow(witness)).contains("\n257\n", "witness.test/w1");
    witness.close();
    try (Witness again = open(folder, log)) {
      log.show(300);
      String note = follower.follow(again);
      assertThat(SignedNote.open(utf8(note), List.of(key(), log.key())).verifiedBy()).hasSize(2);
      log.rewrite(5);
      log.show(300);
      assertThatThrownBy(() -> follower.follow(again))
          .hasMessageContaining("two trees of size 300");
      log.grow(310);
      log.show(310);
      assertThatThrownBy(() -> follower.follow(again)).hasMessageContaining("does not continue");
      log.show(200);
      assertThatThrownBy(() -> follower.follow(again)).hasMessageContaining("has shrunk");
      assertThat(again.lastSize()).isEqualTo(300);
    }
  }

  @Test
  void itFollowsTheLogToItsNextKeysAndNoOthers() throws IOException {
    LogFollower follower = new LogFollower(log.serve(), new OutgoingCalls(HERE));
    log.show(100);
    follower.follow(witness);
    VerifierKey first = log.key();
    log.rotate();
    log.rotate();
    log.show(200);
    assertThat(follower.follow(witness)).contains("\n200\n");
    assertThat(witness.log().keys()).hasSize(3).startsWith(first).endsWith(log.key());
    try (TestLog other = new TestLog(folder, log.key().name())) {
      other.grow(300);
      other.rotate();
      other.show(300);
      LogFollower misled = new LogFollower(other.serve(), new OutgoingCalls(HERE));
      assertThatThrownBy(() -> misled.follow(witness)).hasMessageContaining("No known key");
    }
    assertThat(witness.log().current()).isEqualTo(log.key());
  }

  @Test
  void twoDoNotShareAFolder() {
    assertThatThrownBy(() -> open(folder, log)).hasMessageContaining("Another witness");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          stale old size        | 409 | old 3   | 300 | 3
          old size too large    | 400 | old 301 | 300 | 301
          proof of another size | 422 | old 100 | 300 | 99
          no proof              | 422 | old 100 | 300 | 300
          """)
  void whatDoesNotContinueIsRefused(String what, int status, String first, long size, long from)
      throws Exception {
    witness.add(new AddCheckpoint(0, List.of(), log.note(100)));
    List<Hash> proof = from > size ? List.of() : log.proof(from, size);
    String body =
        new String(new AddCheckpoint(0, proof, log.note(size)).toBytes(), StandardCharsets.UTF_8);
    HttpResponse<String> answer = post(body.replaceFirst("old 0", first));
    assertThat(answer.statusCode()).isEqualTo(status);
    if (status == 409) {
      assertThat(answer.body()).isEqualTo("100\n");
      assertThat(answer.headers().firstValue("Content-Type")).contains("text/x.tlog.size");
    }
    assertThat(witness.lastSize()).isEqualTo(100);
  }

  @Test
  void anotherLogAnotherKeyAndNonsenseAreRefused() throws Exception {
    try (TestLog other = new TestLog(folder, "log.test/other");
        TestLog impostor = new TestLog(folder, ORIGIN)) {
      other.grow(3);
      impostor.grow(3);
      assertThat(post(new AddCheckpoint(0, List.of(), other.note(3))).statusCode()).isEqualTo(404);
      assertThat(post(new AddCheckpoint(0, List.of(), impostor.note(3))).statusCode())
          .isEqualTo(403);
    }
    assertThat(post("hello").statusCode()).isEqualTo(400);
    assertThat(post("old 01\n\n" + new String(log.note(3), StandardCharsets.UTF_8)).statusCode())
        .isEqualTo(400);
    assertThat(witness.lastSize()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "https://127.0.0.1/x, private",
    "https://[::1]/x, private",
    "https://10.1.2.3/x, private",
    "https://192.168.0.1/x, private",
    "https://169.254.169.254/latest, private",
    "https://100.64.0.1/x, private",
    "https://[fd00::1]/x, private",
    "http://93.184.216.34/x, https",
    "ftp://93.184.216.34/x, https",
    "https://user@93.184.216.34/x, user"
  })
  void whatIsNotPermittedIsNotCalled(URI uri, String why) {
    assertThatThrownBy(() -> new OutgoingCalls(Set.of()).requirePermitted(uri))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(why);
  }

  private HttpResponse<String> post(AddCheckpoint call) throws Exception {
    return post(new String(call.toBytes(), StandardCharsets.UTF_8));
  }

  private HttpResponse<String> post(String body) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(url("/add-checkpoint"))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
