package org.probity.web.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.probity.guard.drift.Stability;
import org.probity.web.http.Json;

/** How far traffic is from earlier traffic, as the API shows it; what is not known is left out. */
final class StabilityJson {
  private StabilityJson() {}

  static ObjectNode of(Stability stability) {
    ObjectNode json = Json.object();
    json.put("measure", "population-stability-index");
    json.put("moderate", Stability.MODERATE);
    json.put("significant", Stability.SIGNIFICANT);
    json.put("reference", stability.referenced());
    json.put("seen", stability.seen());
    ArrayNode parts = json.putArray("parts");
    for (Stability.Part part : stability.parts()) {
      ObjectNode each = parts.addObject();
      each.put("kind", part.kind());
      each.put("name", part.name());
      if (part.psi() != null) {
        each.put("psi", part.psi());
        each.put("chance", part.chance());
      }
      ArrayNode bins = each.putArray("bins");
      part.bins()
          .forEach(
              bin ->
                  bins.addObject()
                      .put("bin", bin.name())
                      .put("reference", bin.referenced())
                      .put("seen", bin.seen()));
    }
    return json;
  }
}
