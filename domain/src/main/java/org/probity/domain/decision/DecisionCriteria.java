package org.probity.domain.decision;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which decisions are meant: those of which everything holds that is given.
 *
 * @param from inclusive
 * @param to exclusive
 * @param fields what a field must be; a rule counted, a kind of finding was found
 * @param explained whether there is an explanation, within the decision or after it
 * @param person whom they are about
 * @param receipt a ledger index, or a leaf hash in base64 or hex: of the decision's own entry, or
 *     of one about it
 * @param q a receipt, the id of anything that belongs to one decision, a rule or a kind of finding
 */
public record DecisionCriteria(
    @Nullable Instant from,
    @Nullable Instant to,
    @Nullable Verdict verdict,
    Map<Field, String> fields,
    @Nullable Boolean explained,
    @Nullable Person person,
    @Nullable String receipt,
    @Nullable String q) {

  /** What is compared as text. */
  public enum Field {
    MODEL,
    MODEL_VERSION,
    RULE,
    FINDING,
    APPLICATION,
    PURPOSE,
    POLICY_PACK,
    /** Who asked. */
    ACTOR;

    /** As in an address: {@code policy_pack}. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * One person.
   *
   * @param reference how they are known beside the ledger, as {@code Ledger.reference} gives it
   */
  public record Person(byte[] reference) {
    public Person {
      reference = reference.clone();
    }

    /** Never who it is. */
    @Override
    public String toString() {
      return "Person";
    }
  }

  public DecisionCriteria {
    fields = Map.copyOf(fields);
  }

  /** All decisions. */
  public static DecisionCriteria any() {
    return new DecisionCriteria(null, null, null, Map.of(), null, null, null, null);
  }

  public DecisionCriteria since(Instant time) {
    return new DecisionCriteria(time, to, verdict, fields, explained, person, receipt, q);
  }

  public DecisionCriteria with(Field field, String value) {
    Map<Field, String> more = new EnumMap<>(Field.class);
    more.putAll(fields);
    more.put(field, value);
    return new DecisionCriteria(from, to, verdict, more, explained, person, receipt, q);
  }

  /** Never whom they are about. */
  @Override
  public String toString() {
    return "DecisionCriteria" + fields;
  }
}
