package org.probity.launcher.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;

/** What the first-run application reports about the persons of its demonstrations. */
public final class Outcomes {
  /** As the processing record of the demonstrations then names it. */
  public static final String BASIS = "ai-act-10-5";

  private Outcomes() {}

  /** Two officers allow group attributes for demonstrations. */
  public static void allowGroups(TestServer server) throws IOException {
    String application =
        Call.get("/api/records")
            .send(server.url(), server.key("officer"))
            .json()
            .at("/records/0/application")
            .asText();
    String path = "/api/records/" + application + "/demo";
    require(
        202,
        Call.put(path, "{\"group_attributes\": \"%s\"}".formatted(BASIS))
            .send(server.url(), server.key("officer")));
    require(200, Call.post(path + "/approve", "{}").send(server.url(), server.key("officer2")));
  }

  /**
   * Four applicants of one request: of two women one is favoured, of two men both are.
   *
   * @return the decision's id, and the label that favours
   */
  public static List<String> four(TestServer server, String parameters) throws IOException {
    JsonNode answer = Requests.infer(server, 200, "credit-mlp", Bodies.credits(4, parameters));
    String decision = Requests.decision(answer);
    String label = answer.at("/outputs/1/data/0").asText();
    String other = label.equals("good") ? "bad" : "good";
    report(server, decision, 0, "female", label, other);
    report(server, decision, 1, "female", other, other);
    report(server, decision, 2, "male", label, label);
    report(server, decision, 3, "male", label, label);
    return List.of(decision, label);
  }

  private static void report(
      TestServer server, String decision, int row, String sex, String decided, String actual)
      throws IOException {
    String age = row % 2 == 0 ? "under-25" : "from-25";
    require(201, groups(server, decision, row, sex, age, BASIS));
    require(
        201,
        post(
            server,
            decision,
            "outcomes",
            "{\"row\": %d, \"decided\": \"%s\", \"actual\": \"%s\"}"
                .formatted(row, decided, actual)));
  }

  public static Call.Answer groups(
      TestServer server, String decision, int row, String sex, String age, String basis)
      throws IOException {
    return post(
        server,
        decision,
        "groups",
        """
        {"row": %d, "attributes": {"sex": "%s", "age": "%s"}, "legal_basis": "%s",
         "purpose": "bias-detection"}"""
            .formatted(row, sex, age, basis));
  }

  /**
   * @param what {@code groups} or {@code outcomes}
   */
  public static Call.Answer post(TestServer server, String decision, String what, String body)
      throws IOException {
    return Call.post("/api/decisions/" + decision + "/" + what, body)
        .send(server.url(), server.key("app"));
  }

  private static void require(int status, Call.Answer answer) {
    if (answer.status() != status) {
      throw new AssertionError(answer.status() + " " + answer.text());
    }
  }
}
