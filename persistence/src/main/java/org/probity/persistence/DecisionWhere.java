package org.probity.persistence;

import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.probity.domain.decision.DecisionCriteria;
import org.probity.domain.decision.DecisionCriteria.Field;

/** Criteria as SQL over the decision lines {@code d}, in words that their indexes serve. */
final class DecisionWhere {
  private static final Pattern UUID_TEXT =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  /** An index, and what may follow it in a receipt as a page shows it. */
  private static final Pattern INDEX = Pattern.compile("(\\d{1,18})(\\s*·.*)?");

  private static final Pattern HEX_HASH = Pattern.compile("[0-9a-fA-F]{64}");
  private static final Pattern BASE64_HASH = Pattern.compile("[A-Za-z0-9+/_-]{43}=?");
  private static final Pattern SIGN = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{1,63}");

  /** Just the expression of the index {@code decision_signs}. */
  private static final String SIGNS =
      "string_to_array(d.rules || ',' || coalesce(d.findings, ''), ',')";

  /** Whatever has an id and belongs to one decision; a review bears the decision's own. */
  private static final String OF_ID =
      "d.id IN (SELECT CAST(:id AS uuid)"
          + " UNION ALL SELECT id FROM decision WHERE explanation_id = :id"
          + " UNION ALL SELECT id FROM decision WHERE follows_id = :id"
          + " UNION ALL SELECT decision_id FROM explanation_job WHERE id = :id"
          + " UNION ALL SELECT decision_id FROM concern WHERE id = :id)";

  /**
   * Found before anything else is: a person has few entries, of which the planner knows nothing,
   * and would else walk through the latest decisions of all. A key that was destroyed names nobody.
   */
  private static final String OF_PERSON =
      "d.ledger_index = ANY (ARRAY(SELECT s.index FROM ledger_sealed s WHERE s.subject_key ="
          + " (SELECT k.id FROM ledger_subject_key k"
          + " WHERE k.subject_ref = :subject AND k.wrapped_key IS NOT NULL)))";

  private final StringBuilder sql = new StringBuilder(" WHERE true");
  private final Map<String, Object> values = new LinkedHashMap<>();

  DecisionWhere(DecisionCriteria criteria) {
    if (criteria.from() != null) {
      and("d.decided_at >= :from", "from", criteria.from());
    }
    if (criteria.to() != null) {
      and("d.decided_at < :to", "to", criteria.to());
    }
    if (criteria.verdict() != null) {
      and("d.verdict = :verdict", "verdict", criteria.verdict().name());
    }
    criteria.fields().forEach(this::field);
    if (criteria.explained() != null) {
      String some =
          "(d.explanation_id IS NOT NULL OR EXISTS (SELECT FROM ledger_entry e"
              + " WHERE e.decision_id = d.id AND e.type = 'explanation'))";
      and(criteria.explained() ? some : "NOT " + some);
    }
    if (criteria.person() != null) {
      and(OF_PERSON, "subject", criteria.person().reference());
    }
    if (criteria.receipt() != null && !receipt(criteria.receipt().strip(), "receipt")) {
      and("false");
    }
    if (criteria.q() != null) {
      anything(criteria.q().strip());
    }
  }

  String sql() {
    return sql.toString();
  }

  /** By the parameters' names. */
  Map<String, Object> values() {
    return values;
  }

  private void field(Field field, String value) {
    String name = field.code();
    switch (field) {
      case RULE, FINDING -> sign(value, name);
      case MODEL, MODEL_VERSION, APPLICATION, PURPOSE, POLICY_PACK, ACTOR ->
          and("d." + name + " = :" + name, name, value);
    }
  }

  private void sign(String value, String name) {
    and(SIGNS + " @> ARRAY[CAST(:" + name + " AS text)]", name, value.toUpperCase(Locale.ROOT));
  }

  private void anything(String text) {
    if (UUID_TEXT.matcher(text).matches()) {
      and(OF_ID, "id", UUID.fromString(text));
    } else if (!receipt(text, "q")) {
      if (SIGN.matcher(text).matches()) {
        sign(text, "q");
      } else {
        and("false");
      }
    }
  }

  /** Of the decision's own entry, or of one about it. */
  private boolean receipt(String text, String name) {
    Matcher index = INDEX.matcher(text);
    if (index.matches()) {
      about("e.index = :" + name, name, Long.valueOf(index.group(1)));
      return true;
    }
    Optional<byte[]> hash = hash(text);
    hash.ifPresent(bytes -> about("e.leaf_hash = :" + name, name, bytes));
    return hash.isPresent();
  }

  private void about(String entry, String name, Object value) {
    and("d.id IN (SELECT e.decision_id FROM ledger_entry e WHERE " + entry + ")", name, value);
  }

  private static Optional<byte[]> hash(String text) {
    if (HEX_HASH.matcher(text).matches()) {
      return Optional.of(HexFormat.of().parseHex(text));
    }
    return BASE64_HASH.matcher(text).matches()
        ? Optional.of(Base64.getUrlDecoder().decode(text.replace('+', '-').replace('/', '_')))
        : Optional.empty();
  }

  private void and(String condition) {
    sql.append(" AND ").append(condition);
  }

  private void and(String condition, String name, Object value) {
    and(condition);
    values.put(name, value);
  }
}
