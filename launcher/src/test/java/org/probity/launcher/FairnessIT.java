package org.probity.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.probity.launcher.testing.Bodies;
import org.probity.launcher.testing.Call;
import org.probity.launcher.testing.Outcomes;
import org.probity.launcher.testing.Requests;
import org.probity.launcher.testing.TestServer;

/** What an application reports about its decisions, and the figures that follow. */
class FairnessIT {
  private static final TestServer SERVER = TestServer.shared();
  private static final String SUBJECT = "fairly-treated-1";

  @BeforeAll
  static void allowGroups() throws IOException {
    Outcomes.allowGroups(SERVER);
  }

  @Test
  void figuresFollowFromWhatWasReportedUntilThePersonIsErased() throws IOException {
    Instant begin = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    List<String> four =
        Outcomes.four(SERVER, "\"purpose\": \"demo\", \"subject\": \"%s\"".formatted(SUBJECT));
    Instant end = Instant.now().plusMillis(1).truncatedTo(ChronoUnit.MILLIS);
    String query = "?from=%s&to=%s&favourable=%s".formatted(begin, end, four.get(1));

    JsonNode figures = figures(query);
    assertThat(figures.path("observed").asInt()).isEqualTo(4);
    JsonNode sex = figures.at("/groupings/1");
    assertThat(sex.at("/attributes/0").asText()).isEqualTo("sex");
    assertThat(sex.at("/reference/sex").asText()).isEqualTo("male");
    assertThat(sex.path("impact_ratio").asDouble()).isEqualTo(0.5);
    JsonNode women = sex.at("/groups/0");
    assertThat(women.at("/group/sex").asText()).isEqualTo("female");
    assertThat(women.path("selection_rate").asDouble()).isEqualTo(0.5);
    // Wilson of one in two.
    assertThat(women.at("/selection_rate_interval/0").asDouble())
        .isCloseTo(0.09453120573423, within(1e-9));
    assertThat(women.path("warnings").toString()).contains("small-group");
    assertThat(figures.at("/groupings/2/attributes").toString()).isEqualTo("[\"age\",\"sex\"]");
    assertThat(regulator("table.csv" + query).text())
        .contains("sex,female,2,1,0.5,")
        .doesNotContain(SUBJECT);
    assertThat(regulator("picture.svg" + query + "&grouping=sex").text())
        .startsWith("<svg")
        .contains(">female<");
    assertThat(leafAfter(four.get(0))).doesNotContain("female", "under-25", SUBJECT);

    erase();
    assertThat(figures(query).path("observed").asInt()).isZero();
  }

  @Test
  void groupsAreTakenOnlyWhereARecordAllowsIt() throws IOException {
    String mail =
        Requests.decision(
            Requests.infer(
                SERVER, 200, "mail-gru", Bodies.text("Hi.", "\"purpose\": \"mail-filtering\"")));
    assertThat(Outcomes.groups(SERVER, mail, 0, "female", "under-25", Outcomes.BASIS).status())
        .isEqualTo(403);
    String credit =
        Requests.decision(
            Requests.infer(SERVER, 200, "credit-mlp", Bodies.credit("\"purpose\": \"demo\"")));
    assertThat(Outcomes.groups(SERVER, credit, 0, "female", "under-25", "another").status())
        .isEqualTo(403);
    assertThat(Outcomes.groups(SERVER, credit, 1, "female", "under-25", Outcomes.BASIS).status())
        .isEqualTo(400);
    Call.Answer unstated =
        Outcomes.post(
            SERVER,
            credit,
            "groups",
            "{\"attributes\": {\"sex\": \"female\"}, \"purpose\": \"bias-audit\"}");
    assertThat(unstated.json().path("field").asText()).isEqualTo("legal_basis");
    Call.Answer unlawful =
        Outcomes.post(
            SERVER,
            credit,
            "groups",
            "{\"attributes\": {\"sex\": \"f\"}, \"legal_basis\": \"x\", \"purpose\": \"marketing\"}");
    assertThat(unlawful.json().path("field").asText()).isEqualTo("purpose");
    Call.Answer stray = Outcomes.post(SERVER, credit, "outcomes", "{\"actual\": \"excellent\"}");
    assertThat(stray.status()).isEqualTo(400);
    assertThat(stray.text()).contains("bad, good").doesNotContain("excellent");
  }

  @Test
  void stabilityComparesTwoSpansOfTime() throws IOException {
    JsonNode stability = regulator("stability").json();
    assertThat(stability.path("measure").asText()).isEqualTo("population-stability-index");
    assertThat(stability.path("reference").asInt()).isZero();
    assertThat(stability.at("/parts/0/psi").isMissingNode()).isTrue();
    assertThat(regulator("stability?from=yesterday").status()).isEqualTo(400);
  }

  private static JsonNode figures(String query) throws IOException {
    Call.Answer answer =
        Call.get("/api/models/credit-mlp/fairness" + query)
            .send(SERVER.url(), SERVER.key("officer"));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json();
  }

  private static Call.Answer regulator(String what) throws IOException {
    return Call.get("/api/models/credit-mlp/fairness/" + what)
        .send(SERVER.url(), SERVER.key("regulator"));
  }

  /** Of the first thing that was reported. */
  private static String leafAfter(String decision) throws IOException {
    long index =
        Call.get("/api/decisions/" + decision)
            .send(SERVER.url(), SERVER.key("officer"))
            .json()
            .path("ledger_index")
            .asLong();
    String leaf =
        Call.get("/api/ledger/entries/" + (index + 1))
            .send(SERVER.url(), SERVER.key("officer"))
            .text();
    assertThat(leaf).contains("outcome");
    return leaf;
  }

  private static void erase() throws IOException {
    String id =
        Call.post(
                "/api/subjects/erase",
                "{\"subject\": \"%s\", \"reason\": \"asked\"}".formatted(SUBJECT))
            .send(SERVER.url(), SERVER.key("officer"))
            .json()
            .path("id")
            .asText();
    assertThat(
            Call.post("/api/erasures/" + id + "/approve", "{}")
                .send(SERVER.url(), SERVER.key("officer2"))
                .status())
        .isEqualTo(200);
  }
}
