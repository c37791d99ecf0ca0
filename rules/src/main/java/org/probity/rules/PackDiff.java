package org.probity.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What one pack says otherwise than another, policy by policy and field by field. */
public final class PackDiff {
  private PackDiff() {}

  /** Whether the policy is in both packs. */
  public enum Kind {
    ADDED,
    REMOVED,
    CHANGED
  }

  /**
   * @param policy its id
   * @param fields that differ; all of them where the policy is in one pack only
   */
  public record Change(String policy, Kind kind, List<Field> fields) {
    public Change {
      fields = List.copyOf(fields);
    }
  }

  /**
   * @param name as in a sheet, {@code condition}
   * @param before empty where there was nothing
   * @param after empty where there is nothing
   */
  public record Field(String name, String before, String after) {}

  /** In the order of their ids; the base input of examples is not compared. */
  public static List<Change> between(PolicyPack before, PolicyPack after) {
    Map<String, Policy> old = byId(before);
    Map<String, Policy> fresh = byId(after);
    List<Change> changes = new ArrayList<>();
    Stream.concat(old.keySet().stream(), fresh.keySet().stream())
        .distinct()
        .sorted()
        .forEach(
            id -> {
              List<Field> fields = fields(cells(old.get(id)), cells(fresh.get(id)));
              if (!fields.isEmpty()) {
                changes.add(new Change(id, kind(old, fresh, id), fields));
              }
            });
    return changes;
  }

  private static Kind kind(Map<String, Policy> old, Map<String, Policy> fresh, String id) {
    if (!old.containsKey(id)) {
      return Kind.ADDED;
    }
    return fresh.containsKey(id) ? Kind.CHANGED : Kind.REMOVED;
  }

  private static Map<String, Policy> byId(PolicyPack pack) {
    return pack.policies().stream()
        .collect(Collectors.toMap(Policy::id, each -> each, (one, other) -> one, TreeMap::new));
  }

  private static Map<String, String> cells(@Nullable Policy policy) {
    return policy == null ? Map.of() : PackEdit.cells(policy);
  }

  private static List<Field> fields(Map<String, String> before, Map<String, String> after) {
    Map<String, String> names = new LinkedHashMap<>(before);
    names.putAll(after);
    return names.keySet().stream()
        .map(name -> new Field(name, before.getOrDefault(name, ""), after.getOrDefault(name, "")))
        .filter(field -> !field.before().equals(field.after()))
        .toList();
  }
}
