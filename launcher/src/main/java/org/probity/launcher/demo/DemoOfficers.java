package org.probity.launcher.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Random;

/** What officers do in the demonstration; they leave some of it to who looks. */
final class DemoOfficers {
  private static final String OFFICER = "officer";
  private static final String OTHER = "officer2";
  private final DemoServer server;
  private final Random random;

  DemoOfficers(DemoServer server, Random random) {
    this.server = server;
    this.random = random;
  }

  /** Allows groups to be reported for demonstrations, which one proposes and another approves. */
  void prepare() {
    String application = server.get(OFFICER, "/api/records").at("/records/0/application").asText();
    String record = "/api/records/" + application + "/demo";
    server.require(OFFICER, "PUT", record, Map.of("group_attributes", "ai-act-10-5"));
    server.require(OTHER, "POST", record + "/approve", Map.of());
  }

  /** Held cases, tasks and concerns, as far as an office gets in a day. */
  void work(boolean last) {
    for (JsonNode review : server.get(OFFICER, "/api/reviews").path("reviews")) {
      if (review.path("state").asText().equals("open") && !last && random.nextInt(4) > 0) {
        boolean release = random.nextInt(3) > 0;
        server.call(
            OFFICER,
            "POST",
            "/api/reviews/" + review.path("id").asText() + "/decide",
            Map.of(
                "verdict", release ? "allow" : "deny",
                "reason",
                    release
                        ? "Income and history bear out the proposal."
                        : "The papers do not bear out the amount."));
      }
    }
    for (JsonNode task : server.get(OFFICER, "/api/tasks").path("tasks")) {
      if (!last && random.nextInt(3) > 0) {
        server.call(
            OFFICER,
            "POST",
            "/api/tasks/" + task.path("id").asText() + "/done",
            Map.of("note", "Seen to, as the procedure says."));
      }
    }
    for (JsonNode concern : server.get(OFFICER, "/api/concerns").path("concerns")) {
      if (!last && random.nextInt(2) == 0) {
        boolean upheld = random.nextInt(3) > 0;
        server.call(
            OTHER,
            "POST",
            "/api/concerns/" + concern.path("id").asText() + "/answer",
            Map.of(
                "result", upheld ? "upheld" : "rejected",
                "text", upheld ? "You are right; it was put in order." : "We looked; it stands."));
      }
    }
  }

  /** What is left to see at the end: an erasure that waits for the second officer, and a bundle. */
  void leave() {
    server.call(
        OFFICER,
        "POST",
        "/api/subjects/erase",
        Map.of("subject", "customer-7", "reason", "The person asked for it (GDPR 17)."));
    server.call(
        "regulator",
        "POST",
        "/api/exports",
        Map.of("formats", java.util.List.of("bundle", "pdf", "csv", "bias-audit")));
  }
}
