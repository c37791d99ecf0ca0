package org.probity.guard.record;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.probity.audit.Entry;
import org.probity.domain.decision.Effect;
import org.probity.domain.decision.Stage;
import org.probity.domain.decision.Verdict;

/**
 * What a recorded decision was judged by, without its content.
 *
 * @param fired the policies that counted
 * @param released those of them that a reviewer had answered
 * @param stage the last one it was judged at
 * @param facts at that stage
 * @param earlier how the facts of earlier stages differ from them; null for one that was absent
 */
public record RecordedFacts(
    String decision,
    Verdict verdict,
    LocalDate date,
    Set<String> fired,
    Set<String> released,
    Stage stage,
    Map<String, Object> facts,
    Map<Stage, Map<String, @Nullable Object>> earlier) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> LEAF = Set.of("verdict", "evaluation_date");
  private static final Set<String> SEALED =
      Set.of("id", "stage", "facts", "earlier", "rules", "follows");

  /**
   * @param json what was sealed beside the entry
   */
  public static RecordedFacts of(Entry entry, byte[] json) {
    Fields sealed = members(entry, json, SEALED);
    Fields leaf = members(entry, entry.leaf(), LEAF);
    Verdict verdict = Verdict.valueOf(leaf.text("verdict").toUpperCase(Locale.ROOT));
    Set<String> fired = new HashSet<>();
    Set<String> held = new HashSet<>();
    for (Fields rule : sealed.members("rules")) {
      if (rule.flag("in_force")) {
        fired.add(rule.text("id"));
        if (Effect.valueOf(rule.text("effect")) == Effect.ESCALATE) {
          held.add(rule.text("id"));
        }
      }
    }
    return new RecordedFacts(
        sealed.text("id"),
        verdict,
        LocalDate.parse(leaf.text("evaluation_date")),
        fired,
        sealed.has("follows") ? held : Set.of(),
        StageFacts.stage(sealed),
        sealed.map("facts"),
        StageFacts.earlierDifferences(sealed));
  }

  /** The facts of an earlier stage. */
  public Map<String, Object> whole(Map<String, @Nullable Object> differences) {
    return StageFacts.whole(facts, differences);
  }

  /** Inputs and outputs may be large, so that only what is asked for is read. */
  private static Fields members(Entry entry, byte[] json, Set<String> names) {
    Map<String, Object> members = new HashMap<>();
    try (JsonParser parser = JSON.createParser(json)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        if (names.contains(name)) {
          members.put(name, parser.readValueAs(Object.class));
        } else {
          parser.skipChildren();
        }
      }
      return new Fields(members);
    } catch (IOException e) {
      throw new IllegalStateException("Ledger entry " + entry.index() + " is not JSON.", e);
    }
  }
}
