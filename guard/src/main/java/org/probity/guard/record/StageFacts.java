package org.probity.guard.record;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
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
    earlierDifferences(sealed)
        .forEach(
            (stage, differences) -> earlier.put(stage, whole(sealed.map("facts"), differences)));
    return earlier;
  }

  /** As they were written, but null for what was absent. */
  static Map<Stage, Map<String, @Nullable Object>> earlierDifferences(Fields sealed) {
    Map<Stage, Map<String, @Nullable Object>> earlier = new EnumMap<>(Stage.class);
    if (sealed.has("earlier")) {
      Fields stages = sealed.member("earlier");
      for (String stage : stages.members().keySet()) {
        Map<String, @Nullable Object> differences = new HashMap<>(stages.map(stage));
        differences.replaceAll((name, value) -> ABSENT.equals(value) ? null : value);
        earlier.put(Stage.valueOf(stage), differences);
      }
    }
    return earlier;
  }

  /** The facts of a stage from those of the last. */
  static Map<String, Object> whole(
      Map<String, Object> last, Map<String, @Nullable Object> differences) {
    Map<String, Object> facts = new HashMap<>(last);
    differences.forEach(
        (name, value) -> {
          if (value == null) {
            facts.remove(name);
          } else {
            facts.put(name, value);
          }
        });
    return facts;
  }
}
