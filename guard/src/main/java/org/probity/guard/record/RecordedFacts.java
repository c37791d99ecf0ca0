package org.probity.guard.record;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.probity.audit.Entry;
import org.probity.domain.decision.Effect;
import org.probity.domain.decision.Stage;
import org.probity.domain.decision.Verdict;

/**
 * What a recorded decision was judged by, without its content.
 *
 * @param fired the policies that counted
 * @param released those of them that a reviewer had answered
 * @param facts by stage
 */
public record RecordedFacts(
    String decision,
    Verdict verdict,
    LocalDate date,
    Set<String> fired,
    Set<String> released,
    Map<Stage, Map<String, Object>> facts) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

  /**
   * @param fields what was sealed beside the entry
   */
  public static RecordedFacts of(Entry entry, Map<String, Object> fields) {
    Fields sealed = new Fields(fields);
    Fields leaf = new Fields(leaf(entry));
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
    Map<Stage, Map<String, Object>> facts = new EnumMap<>(Stage.class);
    facts.putAll(StageFacts.earlier(sealed));
    facts.put(StageFacts.stage(sealed), sealed.map("facts"));
    return new RecordedFacts(
        sealed.text("id"),
        verdict,
        LocalDate.parse(leaf.text("evaluation_date")),
        fired,
        sealed.has("follows") ? held : Set.of(),
        facts);
  }

  private static Map<String, Object> leaf(Entry entry) {
    try {
      return JSON.readValue(entry.leaf(), FIELDS);
    } catch (IOException e) {
      throw new IllegalStateException("Ledger entry " + entry.index() + " is not JSON.", e);
    }
  }
}
