package org.probity.web.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.probity.guard.explain.drift.Drift;
import org.probity.web.http.Json;

/** How a model's explanations have changed, as the API shows it. */
final class DriftJson {
  private DriftJson() {}

  static ObjectNode of(Drift drift) {
    ObjectNode json = Json.object();
    json.put("label", drift.label());
    json.put("method", drift.method());
    json.put("reference", drift.references());
    json.put("latest", drift.latest());
    if (drift.known()) {
      json.put("distance", drift.distance());
      json.put("chance", drift.chance());
    }
    json.put("drifted", drift.drifted());
    ArrayNode parts = json.putArray("parts");
    for (Drift.Part part : drift.parts()) {
      ObjectNode each = parts.addObject();
      each.put("part", part.name());
      each.put("reference_raises", part.raised());
      each.put("reference_lowers", part.lowered());
      each.put("latest_raises", part.raisedNow());
      each.put("latest_lowers", part.loweredNow());
    }
    ArrayNode points = json.putArray("series");
    for (Drift.Point point : drift.points()) {
      ObjectNode each = points.addObject();
      each.put("until", point.at().toString());
      each.put("explanations", point.count());
      each.put("distance", point.distance());
    }
    return json;
  }
}
