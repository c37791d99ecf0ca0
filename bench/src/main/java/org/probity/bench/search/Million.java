package org.probity.bench.search;

import java.util.List;
import java.util.Locale;
import org.probity.audit.testing.TestDatabase;

/**
 * A month of made-up decisions, a million of them, straight into the tables that are searched; the
 * ledger's leaves are empty, for no search reads them.
 */
final class Million {
  static final int DECISIONS = 1_000_000;

  /** Every thousandth row: a person of a hundred decisions has some rows apart. */
  static final String RARE_RULE = "IPR-09";

  static final String RARE_FINDING = "SWIFT_CODE";
  static final String SUBJECT_REF = "a1".repeat(32);

  private static final String ROWS = " FROM generate_series(0, " + (DECISIONS - 1) + ") AS n";

  /** UUIDs that sort by time, as the real ones do. */
  private static final String ID = "lpad(to_hex(n), 32, '0')::uuid";

  private static final String TIME =
      "now() - (" + DECISIONS + " - n) * (interval '30 days' / " + DECISIONS + ")";

  private static final List<String> FILL =
      List.of(
          "INSERT INTO ledger_subject_key (subject_ref, wrapped_key)"
              + " VALUES (decode('"
              + SUBJECT_REF
              + "', 'hex'), '\\x00')",
          "INSERT INTO ledger_entry (index, leaf_hash, leaf, type, time, decision_id)"
              + " SELECT n, sha256(n::text::bytea), '', 'decision', "
              + TIME
              + ", "
              + ID
              + ROWS,
          "INSERT INTO ledger_sealed (index, subject_key, ciphertext)"
              + " SELECT n, CASE WHEN n % 10000 = 7 THEN (SELECT max(id) FROM ledger_subject_key) END,"
              + " ''"
              + ROWS,
          String.format(
                  Locale.ROOT,
                  """
          INSERT INTO decision (id, ledger_index, decided_at, application, actor, model,
            model_version, purpose, verdict, rules, explanation_id, findings, policy_pack)
          SELECT %s, n, %s, 'app' || n %% 5, 'app:k' || n %% 7,
            (ARRAY['mail-gru', 'toxicity-minilm', 'credit-mlp', 'fashion-cnn'])[1 + n %% 4], '1',
            (ARRAY['mail-filtering', 'content-moderation', 'demo'])[1 + n %% 3],
            (ARRAY['ALLOW', 'ALLOW', 'ALLOW', 'ALLOW', 'ALLOW', 'ALLOW', 'TRANSFORM', 'TRANSFORM',
              'DENY', 'ESCALATE'])[1 + n %% 10],
            'PRV-01,OVS-01' || CASE WHEN n %% 10 > 7 THEN ',OVS-03' ELSE '' END
              || CASE WHEN n %% 1000 = 3 THEN ',%s' ELSE '' END,
            CASE WHEN n %% 8 = 0 THEN gen_random_uuid() END,
            CASE WHEN n %% 5 = 0 THEN 'EMAIL_ADDRESS' WHEN n %% 5000 = 1 THEN '%s' ELSE '' END,
            'sha256:' || CASE WHEN n < 900000 THEN 'aa' ELSE 'bb' END""",
                  ID,
                  TIME,
                  RARE_RULE,
                  RARE_FINDING)
              + ROWS,
          "INSERT INTO ledger_entry (index, leaf_hash, leaf, type, time, decision_id)"
              + " SELECT "
              + DECISIONS
              + " + n, sha256((-1 - n)::text::bytea), '', 'explanation', "
              + TIME
              + ", "
              + ID
              + ROWS
              + " WHERE n % 50 = 1",
          "INSERT INTO explanation_line"
              + " (id, model, model_version, method, fit, made_at, ledger_index)"
              + " SELECT gen_random_uuid(), 'mail-gru', '1', 'occlusion', n % 3 > 0, "
              + TIME
              + ", n"
              + ROWS
              + " WHERE n % 8 = 0",
          "VACUUM ANALYZE");

  private Million() {}

  static void fill(TestDatabase database) {
    FILL.forEach(database::execute);
  }
}
