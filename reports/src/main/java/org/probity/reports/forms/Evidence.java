package org.probity.reports.forms;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.probity.audit.Entry;
import org.probity.domain.ledger.EventType;
import org.probity.reports.ModelName;

/**
 * What the entries of a bundle show, gathered as they are written: which entries there are of each
 * kind, and what they name. Its size grows with the kinds, not with the entries.
 */
public final class Evidence {
  private static final String RULE = "rule:";

  private final Map<String, Hits> kinds = new HashMap<>();
  private final SortedMap<ModelName, SeenModel> models = new TreeMap<>();
  private final SortedMap<RecordName, Long> records = new TreeMap<>();
  private final SortedSet<String> packs = new TreeSet<>();

  /** Identifies a processing record, as an entry names it. */
  public record RecordName(String application, String purpose) implements Comparable<RecordName> {
    @Override
    public int compareTo(RecordName other) {
      int first = application.compareTo(other.application);
      return first == 0 ? purpose.compareTo(other.purpose) : first;
    }
  }

  /**
   * @param leaf the entry's
   * @param fields what is sealed beside it, if it is about the organisation and not about a person
   */
  public void add(Entry entry, JsonNode leaf, Map<String, Object> fields) {
    long index = entry.index();
    String type = entry.type().code();
    Object step = fields.get("step");
    hit(type, index);
    if (step != null) {
      hit(type + "/" + step, index);
    }
    if (entry.type() == EventType.DECISION) {
      decision(leaf, index);
    }
    if (leaf.path("policy_pack").isTextual()) {
      packs.add(leaf.path("policy_pack").asText());
    }
    JsonNode model = leaf.path("model");
    if (model.isObject()) {
      model(text(model, "name"), text(model, "version"), text(model, "digest"), index, step);
    } else if (entry.type() == EventType.MODEL && fields.containsKey("name")) {
      // The first start seals what later changes say openly.
      model(text(fields, "name"), text(fields, "version"), text(fields, "digest"), index, step);
    }
    if (entry.type() == EventType.RECORD && fields.containsKey("purpose")) {
      records.put(new RecordName(text(fields, "application"), text(fields, "purpose")), index);
    }
  }

  private void decision(JsonNode leaf, long index) {
    hit("verdict:" + text(leaf, "verdict"), index);
    if (leaf.has("explanation_digest")) {
      hit("explained", index);
    }
    Set<String> effects = new TreeSet<>();
    for (JsonNode rule : leaf.path("rules")) {
      hit(RULE + text(rule, "id"), index);
      effects.add(text(rule, "effect"));
    }
    effects.forEach(effect -> hit("effect:" + effect, index));
  }

  private static String text(JsonNode node, String member) {
    return node.path(member).asText();
  }

  private static String text(Map<String, Object> fields, String member) {
    return String.valueOf(fields.get(member));
  }

  private void hit(String kind, long index) {
    kinds.computeIfAbsent(kind, k -> new Hits()).add(index);
  }

  private void model(
      String name, String version, String digest, long index, @Nullable Object step) {
    models
        .computeIfAbsent(new ModelName(name, version), key -> new SeenModel())
        .named(digest, index, "assurances".equals(step));
  }

  /**
   * @param selector a type ({@code model}), a type and step ({@code model/activate}), {@code
   *     verdict:deny}, {@code effect:label} or {@code explained}
   */
  Optional<Hits> of(String selector) {
    return Optional.ofNullable(kinds.get(selector));
  }

  Optional<Hits> ofRule(String policy) {
    return of(RULE + policy);
  }

  /** The model versions that entries name. */
  public SortedMap<ModelName, SeenModel> models() {
    return Collections.unmodifiableSortedMap(models);
  }

  /** The processing records that entries name, and the last entry that does. */
  SortedMap<RecordName, Long> records() {
    return Collections.unmodifiableSortedMap(records);
  }

  /** Hashes of the packs that entries name. */
  List<String> packs() {
    return List.copyOf(packs);
  }
}
