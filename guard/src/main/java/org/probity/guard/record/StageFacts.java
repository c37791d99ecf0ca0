package org.probity.guard.record;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.probity.domain.decision.Stage;

/** The facts of earlier stages, written as what differs from the last stage's. */
final class StageFacts {
  private static final String ABSENT = "ABSENT";

  private StageFacts() {}

  static Map<String, Object> plain(
      Map<Stage, Map<String, Object>> earlier, Map<String, Object> last) {
    Map<String, Object> plain = new TreeMap<>();
    earlier.forEach((stage, facts) -> plain.put(stage.name(), differences(facts, last)));
    return plain;
  }

  private static Map<String, Object> differences(
      Map<String, Object> facts, Map<String, Object> last) {
    Map<String, Object> differences = new TreeMap<>(facts);
    differences.entrySet().removeIf(each -> each.getValue().equals(last.get(each.getKey())));
    last.keySet().stream()
        .filter(name -> !facts.containsKey(name))
        .forEach(name -> differences.put(name, ABSENT));
    return differences;
  }

  /** Decisions of before this was recorded were judged at the request's stage for all we know. */
  static Stage stage(Fields sealed) {
    @Nullable String stage = sealed.textOrNull("stage");
    return stage == null ? Stage.REQUEST : Stage.valueOf(stage);
  }

  static Map<Stage, Map<String, Object>> earlier(Fields sealed) {
    Map<Stage, Map<String, Object>> earlier = new EnumMap<>(Stage.class);
    if (sealed.has("earlier")) {
      Map<String, Object> last = sealed.map("facts");
      Fields stages = sealed.member("earlier");
      for (String stage : stages.members().keySet()) {
        Map<String, Object> facts = new HashMap<>(last);
        facts.putAll(stages.map(stage));
        facts.values().removeIf(value -> Objects.equals(value, ABSENT));
        earlier.put(Stage.valueOf(stage), facts);
      }
    }
    return earlier;
  }
}
