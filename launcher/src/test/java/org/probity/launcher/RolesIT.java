package org.probity.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.probity.launcher.testing.Call;
import org.probity.launcher.testing.TestServer;

/**
 * Who may call what: every endpoint by every role, with what exists nowhere and changes nothing.
 */
class RolesIT {
  private static final List<String> ROLES = List.of("app", "officer", "regulator", "admin");
  private static final String ID = "01890000-0000-7000-8000-000000000000";

  /** Refused wherever a body is read. */
  private static final byte[] UNKNOWN_MEMBER = "{\"nothing\": 0}".getBytes(StandardCharsets.UTF_8);

  private static final String EVERYBODY = "app officer regulator admin";
  private static final String OVERSIGHT = "app officer regulator";

  static Stream<Arguments> endpoints() {
    return Stream.of(
        line(EVERYBODY, "GET", "/v2"),
        line(EVERYBODY, "GET", "/v2/models"),
        line(EVERYBODY, "GET", "/v2/models/none"),
        line(EVERYBODY, "GET", "/v2/models/none/versions/1"),
        line(EVERYBODY, "GET", "/v2/models/none/ready"),
        line(EVERYBODY, "GET", "/v2/models/none/versions/1/ready"),
        line("app", "POST", "/v2/models/none/infer"),
        line("app", "POST", "/v2/models/none/versions/1/infer"),
        line("app", "POST", "/v2/models/none/explain"),
        line("app", "POST", "/v2/models/none/judge"),
        line("app", "POST", "/v1/models/none:predict"),
        line("app", "POST", "/v1/models/none:explain"),
        line(EVERYBODY, "GET", "/v1/models"),
        line(EVERYBODY, "GET", "/v1/models/none"),
        line("app", "POST", "/v1/moderations"),
        line("app", "POST", "/v1/embeddings"),
        line("app", "POST", "/v1/chat/completions"),
        line("app officer", "GET", "/privacy/supportedentities"),
        line("app officer", "POST", "/privacy/analyze"),
        line("app officer", "POST", "/privacy/anonymize"),
        line("app officer", "POST", "/privacy/deanonymize"),
        line(OVERSIGHT, "GET", "/api/decisions?size=1"),
        line(OVERSIGHT, "GET", "/api/decisions/" + ID),
        line("officer regulator", "GET", "/api/decision-views"),
        line("officer regulator", "POST", "/api/decision-views"),
        line("officer regulator", "DELETE", "/api/decision-views/" + ID),
        line("app officer", "POST", "/api/decisions/" + ID + "/explanations"),
        line("app officer", "POST", "/api/decisions/" + ID + "/outcomes"),
        line("app officer", "POST", "/api/decisions/" + ID + "/groups"),
        line("officer regulator", "GET", "/api/models/none/fairness"),
        line("officer regulator", "GET", "/api/models/none/fairness/table.csv"),
        line("officer regulator", "GET", "/api/models/none/fairness/picture.svg"),
        line("officer", "PUT", "/api/models/none/fairness/favourable-label"),
        line("officer regulator", "GET", "/api/models/none/fairness/stability"),
        line(OVERSIGHT, "GET", "/api/explanations/" + ID),
        line(OVERSIGHT, "POST", "/api/explanations/" + ID + "/replay"),
        line(OVERSIGHT, "GET", "/api/explanations/" + ID + "/attention"),
        line(OVERSIGHT, "GET", "/api/explanations/" + ID + "/attention.svg"),
        line("officer regulator", "GET", "/api/reviews"),
        line(OVERSIGHT, "GET", "/api/reviews/" + ID),
        line("officer", "POST", "/api/reviews/" + ID + "/claim"),
        line("officer", "POST", "/api/reviews/" + ID + "/decide"),
        line("officer regulator", "GET", "/api/records"),
        line("officer regulator", "GET", "/api/records/nobody/nothing"),
        line("officer", "PUT", "/api/records/nobody/nothing"),
        line("officer", "POST", "/api/records/nobody/nothing/approve"),
        line("app officer", "POST", "/api/consents"),
        line("app officer", "POST", "/api/consents/withdraw"),
        line("app officer", "POST", "/api/consents/" + ID + "/withdraw"),
        line(OVERSIGHT, "GET", "/api/consents/" + ID),
        line("app officer", "POST", "/api/objections"),
        line("officer", "GET", "/api/objections"),
        line("app officer", "GET", "/api/objections/" + ID),
        line("officer", "POST", "/api/objections/" + ID + "/decide"),
        line("officer regulator", "GET", "/api/detectors"),
        line("officer regulator", "GET", "/api/tasks"),
        line("officer", "POST", "/api/tasks/999999999/done"),
        line("app officer", "POST", "/api/concerns"),
        line(OVERSIGHT, "GET", "/api/concerns"),
        line(OVERSIGHT, "GET", "/api/concerns/" + ID),
        line("officer", "POST", "/api/concerns/" + ID + "/answer"),
        line("officer", "POST", "/api/concerns/" + ID + "/extend"),
        line("officer admin", "GET", "/api/notices"),
        line("officer regulator", "GET", "/api/works"),
        line("officer", "POST", "/api/works"),
        line("officer regulator", "GET", "/api/works/" + ID),
        line("officer", "DELETE", "/api/works/" + ID),
        line("officer regulator", "GET", "/api/policies"),
        line("officer regulator", "GET", "/api/policies/" + ID),
        line("officer", "POST", "/api/policies"),
        line("officer", "POST", "/api/policies/" + ID + "/test"),
        line("officer", "POST", "/api/policies/" + ID + "/shadow"),
        line("officer", "POST", "/api/policies/" + ID + "/request-approval"),
        line("officer", "POST", "/api/policies/" + ID + "/approve"),
        line("officer", "POST", "/api/policies/" + ID + "/canary"),
        line("officer", "POST", "/api/policies/" + ID + "/withdraw"),
        line("officer", "POST", "/api/policies/" + ID + "/activate"),
        line("officer", "POST", "/api/policies/rollback"),
        line("officer", "POST", "/api/policies/" + ID + "/backtest"),
        line("officer regulator", "GET", "/api/policies/" + ID + "/backtest"),
        line("officer", "DELETE", "/api/policies/" + ID + "/backtest"),
        line("officer admin", "GET", "/api/accounts"),
        line("admin", "POST", "/api/accounts"),
        line("admin", "PUT", "/api/accounts/nobody/name"),
        line("officer", "POST", "/api/accounts/nobody/consent"),
        line("officer", "POST", "/api/reviews/" + ID + "/pass-on"),
        line("admin", "POST", "/api/accounts/nobody/disable"),
        line("officer regulator admin", "GET", "/api/sessions"),
        line("officer regulator admin", "DELETE", "/api/sessions"),
        line("officer regulator admin", "DELETE", "/api/sessions/" + ID),
        line("admin", "GET", "/api/keys"),
        line("admin", "POST", "/api/keys"),
        line("admin", "DELETE", "/api/keys/nothing"),
        line(OVERSIGHT, "GET", "/api/ledger/entries/999999999"),
        line(OVERSIGHT, "GET", "/api/ledger/proofs/inclusion?index=999999999"),
        line(OVERSIGHT, "GET", "/api/ledger/proofs/consistency?from=1&to=999999999"),
        line(OVERSIGHT, "GET", "/api/ledger/proofs/999999999.tlog-proof"),
        line("officer regulator", "POST", "/api/ledger/verify"),
        line("officer regulator admin", "GET", "/api/ledger/keys"),
        line("admin", "POST", "/api/ledger/keys/rotate"),
        line("admin", "POST", "/api/ledger/search/rebuild?from=nothing"),
        line("officer regulator", "POST", "/api/exports"),
        line("officer regulator", "GET", "/api/exports/" + ID),
        line("officer regulator", "GET", "/api/exports/" + ID + "/content"),
        line("officer", "GET", "/api/export-schedules"),
        line("officer", "POST", "/api/export-schedules"),
        line("officer", "DELETE", "/api/export-schedules/" + ID),
        line("admin", "POST", "/api/demo/clock"),
        line("officer", "POST", "/api/subjects/erase"),
        line("officer", "POST", "/api/subjects/export"),
        line("officer", "POST", "/api/subjects/hold"),
        line("officer", "GET", "/api/erasures"),
        line("officer", "GET", "/api/erasures/" + ID),
        line("officer", "POST", "/api/erasures/" + ID + "/approve"),
        line("officer", "POST", "/api/erasures/" + ID + "/withdraw"),
        line("officer", "GET", "/api/holds"),
        line("officer regulator", "GET", "/api/retention"),
        line("officer", "POST", "/api/retention"),
        line("officer", "POST", "/api/retention/" + ID + "/approve"),
        line("officer", "POST", "/api/retention/" + ID + "/withdraw"),
        line("officer", "POST", "/api/holds/" + ID + "/lift"),
        line("officer regulator admin", "GET", "/api/models"),
        line("officer regulator admin", "GET", "/api/models/none/versions/1"),
        line("officer regulator admin", "GET", "/api/models/none/versions/1/ml-bom"),
        line("officer regulator", "GET", "/api/models/none/attribution-drift"),
        line("officer", "PUT", "/api/models/none/versions/1/license-check"),
        line("officer", "PUT", "/api/models/none/versions/1/assurances"),
        line("officer", "POST", "/api/models/none/versions/1/activate"),
        line("officer", "POST", "/api/models/none/versions/1/suspend"),
        line("officer", "POST", "/api/models/none/versions/1/retire"),
        line("officer regulator", "GET", "/ledger/tile/entries/x999/999"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("endpoints")
  void openToItsRolesOnly(Call call, Set<String> allowed) throws IOException {
    assertThat(status(call, null)).as("without a credential").isEqualTo(401);
    assertThat(status(call, "pk_made.up")).as("with a made-up key").isEqualTo(401);
    for (String role : ROLES) {
      int status = status(call, TestServer.shared().key(role));
      if (allowed.contains(role)) {
        assertThat(status).as(role).isNotIn(401, 403, 405).isLessThan(500);
      } else {
        assertThat(status).as(role).isEqualTo(403);
      }
    }
  }

  static Stream<Call> open() {
    return Stream.of(
            "/v2/health/live",
            "/v2/health/ready",
            "/ledger/checkpoint",
            "/ledger/key",
            "/ledger/cosigners",
            "/ledger/tile/0/000.p/1")
        .map(Call::get);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("open")
  void openToEverybody(Call call) throws IOException {
    assertThat(status(call, null)).isEqualTo(200);
  }

  private static int status(Call call, @Nullable String key) throws IOException {
    return call.send(TestServer.shared().url(), key).status();
  }

  private static Arguments line(String roles, String method, String path) {
    boolean withBody = method.equals("POST") || method.equals("PUT");
    Call call = withBody ? new Call(method, path, UNKNOWN_MEMBER) : new Call(method, path, null);
    return Arguments.of(call, Set.of(roles.split(" ")));
  }
}
