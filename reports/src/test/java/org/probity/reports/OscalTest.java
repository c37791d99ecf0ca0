package org.probity.reports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.probity.audit.IndexRange;
import org.probity.audit.verify.Checkpoint;
import org.probity.audit.verify.Hash;
import org.probity.reports.internal.OscalResults;
import org.probity.reports.internal.Tally;
import org.probity.rules.PolicyPack;

/** OSCAL assessment results say of each policy what the entries show, and no more. */
class OscalTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String UUID_V4 =
      "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";

  @Test
  void observationsAreTheEntriesCounts(@TempDir java.nio.file.Path folder) throws IOException {
    try (Fixture fixture = new Fixture(folder, 30)) {
      Map<String, byte[]> files =
          Zips.read(fixture.export(BundleRequest.of(new IndexRange(0, 30), "officer:o1"), false));
      JsonNode results =
          JSON.readTree(Objects.requireNonNull(files.get("oscal-assessment-results.json")))
              .path("assessment-results");
      JsonNode observations = results.at("/results/0/observations");
      assertThat(observations.findValuesAsText("title")).containsExactly("ETH-02", "PRV-01");
      assertThat(observations.get(1).path("description").asText())
          .contains("20 decisions", "redact=20");
      assertThat(results.findValuesAsText("uuid")).allMatch(id -> id.matches(UUID_V4));
      assertThat(results.at("/import-ap/href").asText())
          .isEqualTo("#" + results.at("/back-matter/resources/0/uuid").asText());
    }
  }

  @Test
  void policiesThatNeverFiredAreReviewedAndNotObserved() throws IOException {
    PolicyPack pack = PolicyPack.shipped();
    JsonNode result =
        JSON.readTree(
                new OscalResults(
                        new Tally(),
                        BundleRequest.of(new IndexRange(0, 1), "officer:o1"),
                        new Checkpoint("log.test/x", 1, Hash.sha256(new byte[1]), List.of()),
                        Instant.EPOCH,
                        List.of(pack))
                    .toBytes())
            .at("/assessment-results/results/0");
    assertThat(result.at("/reviewed-controls/control-selections/0/include-controls"))
        .hasSize(pack.policies().size());
    assertThat(result.has("observations")).isFalse();
  }

  /** By the schema of NIST, which its own library carries. */
  @Test
  void itIsValidOscal(@TempDir java.nio.file.Path folder) throws IOException {
    byte[] schema = resource("/schema/json/oscal-ar_schema.json");
    try (Fixture fixture = new Fixture(folder, 30)) {
      Map<String, byte[]> files =
          Zips.read(fixture.export(BundleRequest.of(new IndexRange(0, 30), "officer:o1"), false));
      byte[] results = Objects.requireNonNull(files.get("oscal-assessment-results.json"));
      assertThat(Schemas.errors(SpecificationVersion.DRAFT_7, schema, results)).isEmpty();
      byte[] wrong =
          new String(results, UTF_8).replace("\"methods\"", "\"method\"").getBytes(UTF_8);
      assertThat(Schemas.errors(SpecificationVersion.DRAFT_7, schema, wrong)).isNotEmpty();
    }
    byte[] empty =
        new OscalResults(
                new Tally(),
                BundleRequest.of(new IndexRange(0, 1), "officer:o1"),
                new Checkpoint("log.test/x", 1, Hash.sha256(new byte[1]), List.of()),
                Instant.EPOCH,
                List.of(PolicyPack.shipped()))
            .toBytes();
    assertThat(Schemas.errors(SpecificationVersion.DRAFT_7, schema, empty)).isEmpty();
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = OscalTest.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    }
  }
}
