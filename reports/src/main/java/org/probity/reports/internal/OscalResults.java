package org.probity.reports.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.probity.audit.verify.BundleLayout;
import org.probity.audit.verify.Checkpoint;
import org.probity.reports.BundleRequest;
import org.probity.rules.Policy;
import org.probity.rules.PolicyPack;

/**
 * The entries as OSCAL assessment results (NIST OSCAL 1.1.2): the policies are the controls, and
 * what the ledger shows of each is an observation. A policy that never fired has none: nothing is
 * claimed about it.
 */
public final class OscalResults {
  private static final String NAMESPACE = "urn:probity:oscal";
  private static final ObjectWriter JSON = new ObjectMapper().writerWithDefaultPrettyPrinter();

  private final Tally tally;
  private final BundleRequest request;
  private final Checkpoint checkpoint;
  private final Instant created;
  private final List<PolicyPack> packs;

  /**
   * @param packs those in the bundle
   */
  public OscalResults(
      Tally tally,
      BundleRequest request,
      Checkpoint checkpoint,
      Instant created,
      List<PolicyPack> packs) {
    this.tally = tally;
    this.request = request;
    this.checkpoint = checkpoint;
    this.created = created.truncatedTo(ChronoUnit.SECONDS);
    this.packs = packs;
  }

  public byte[] toBytes() {
    ObjectNode root = new ObjectMapper().createObjectNode();
    ObjectNode results = root.putObject("assessment-results");
    results.put("uuid", uuid());
    results
        .putObject("metadata")
        .put("title", "Decisions of an AI system, as recorded in the log " + checkpoint.origin())
        .put("last-modified", created.toString())
        .put("version", "tree size " + checkpoint.size())
        .put("oscal-version", "1.1.2");
    String plan = uuid();
    results.putObject("import-ap").put("href", "#" + plan);
    result(results.putArray("results").addObject());
    backMatter(results, plan);
    try {
      return JSON.writeValueAsBytes(root);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Text and numbers are always JSON.", e);
    }
  }

  private void result(ObjectNode result) {
    String start = tally.first();
    String end = tally.last();
    result.put("uuid", uuid());
    result.put("title", "Entries of the ledger");
    result.put(
        "description",
        tally.entries()
            + " entries from index "
            + request.range().from()
            + " to before "
            + request.range().to()
            + (request.complete() ? ", none left out" : ", a selection")
            + "; decisions by verdict: "
            + tally.verdicts()
            + ".");
    result.put("start", start == null ? created.toString() : start);
    result.put("end", end == null ? created.toString() : end);
    Map<String, Policy> policies = policies();
    ObjectNode selection =
        result.putObject("reviewed-controls").putArray("control-selections").addObject();
    if (policies.isEmpty()) {
      selection.putObject("include-all");
    } else {
      ArrayNode controls = selection.putArray("include-controls");
      policies.keySet().forEach(id -> controls.addObject().put("control-id", id));
    }
    if (!tally.rules().isEmpty()) {
      ArrayNode observations = result.putArray("observations");
      tally.rules().forEach((id, fired) -> observation(observations, id, fired, policies));
    }
  }

  private void observation(
      ArrayNode observations, String id, Tally.Fired fired, Map<String, Policy> policies) {
    Policy policy = policies.get(id);
    ObjectNode observation = observations.addObject();
    observation.put("uuid", uuid());
    observation.put("title", policy == null ? id : id + " " + policy.title());
    observation.put(
        "description",
        "The policy fired in "
            + fired.decisions()
            + " decisions; by effect: "
            + fired.effects()
            + ".");
    ArrayNode properties = observation.putArray("props");
    property(properties, "policy", id);
    property(properties, "decisions", Long.toString(fired.decisions()));
    property(properties, "first-index", Long.toString(fired.firstIndex()));
    property(properties, "last-index", Long.toString(fired.lastIndex()));
    observation.putArray("methods").add("TEST");
    observation
        .putArray("relevant-evidence")
        .addObject()
        .put("href", BundleLayout.ENTRIES)
        .put(
            "description",
            "Ledger entries " + fired.firstIndex() + " to " + fired.lastIndex() + " that name it.");
    observation.put("collected", created.toString());
    if (policy != null && !policy.sources().isEmpty()) {
      observation.put(
          "remarks",
          policy.sources().stream()
              .map(source -> source.citation().source() + " " + source.citation().clause())
              .collect(Collectors.joining("; ", "Written after: ", ".")));
    }
  }

  private static void property(ArrayNode properties, String name, String value) {
    properties.addObject().put("name", name).put("ns", NAMESPACE).put("value", value);
  }

  private void backMatter(ObjectNode results, String plan) {
    ObjectNode resource = results.putObject("back-matter").putArray("resources").addObject();
    resource.put("uuid", plan);
    resource.put("title", "The policy packs in force, which say what is assessed");
    if (!packs.isEmpty()) {
      ArrayNode links = resource.putArray("rlinks");
      packs.forEach(
          pack ->
              links
                  .addObject()
                  .put("href", BundleLayout.policy(pack.hash()))
                  .put("media-type", "application/yaml"));
    }
  }

  private Map<String, Policy> policies() {
    Map<String, Policy> policies = new TreeMap<>();
    packs.forEach(pack -> pack.policies().forEach(policy -> policies.put(policy.id(), policy)));
    return policies;
  }

  private static String uuid() {
    return UUID.randomUUID().toString();
  }
}
