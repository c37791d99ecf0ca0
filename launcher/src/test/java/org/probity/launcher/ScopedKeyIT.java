package org.probity.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.probity.launcher.testing.Bodies;
import org.probity.launcher.testing.Call;
import org.probity.launcher.testing.TestServer;

/** A key that may call some models only. */
class ScopedKeyIT {
  private static final TestServer SERVER = TestServer.shared();
  private static final int CALLERS_EACH = 4;
  private static final int CALLS = 40;
  private static final Call MAIL =
      Call.post(
          "/v2/models/mail-gru/judge", Bodies.text("Noon?", "\"purpose\": \"mail-filtering\""));

  /** One object serves all requests; each must find its own caller in it. */
  @Test
  void whoCallsAtTheSameTimeIsNeverTakenForAnother() throws Exception {
    List<Callable<Set<Integer>>> callers = new ArrayList<>();
    for (String key : List.of(SERVER.key("app"), keyForPictures())) {
      for (int i = 0; i < CALLERS_EACH; i++) {
        callers.add(() -> statuses(key));
      }
    }
    ExecutorService threads = Executors.newFixedThreadPool(callers.size());
    try {
      List<Future<Set<Integer>>> statuses = threads.invokeAll(callers);
      for (int i = 0; i < statuses.size(); i++) {
        assertThat(statuses.get(i).get()).containsExactly(i < CALLERS_EACH ? 200 : 403);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static Set<Integer> statuses(String key) throws IOException {
    Set<Integer> statuses = new TreeSet<>();
    for (int i = 0; i < CALLS; i++) {
      statuses.add(MAIL.send(SERVER.url(), key).status());
    }
    return statuses;
  }

  private static String keyForPictures() throws IOException {
    String body =
        """
        {"application": "pictures", "models": ["fashion-cnn"],
         "default_purpose": "image-classification"}""";
    Call.Answer made = Call.post("/api/keys", body).send(SERVER.url(), SERVER.key("admin"));
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    return made.json().path("key").textValue();
  }
}
