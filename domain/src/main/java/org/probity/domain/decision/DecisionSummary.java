package org.probity.domain.decision;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of a decision, for lists and search; written in the ledger's transaction and not
 * changed, but that the kinds of findings go when the person is erased. Nothing personal stands
 * here: the rest lies sealed beside the ledger.
 */
@Entity
@Table(name = "decision")
public class DecisionSummary {
  @Id private UUID id;

  @Column(name = "ledger_index")
  private long ledgerIndex;

  @Column(name = "decided_at")
  private Instant time;

  private String application;
  private String actor;
  private String model;

  @Column(name = "model_version")
  private String modelVersion;

  private String purpose;

  @Enumerated(EnumType.STRING)
  private Verdict verdict;

  private String rules;
  private @Nullable String findings;

  @Column(name = "policy_pack")
  private @Nullable String policyPack;

  @Column(name = "explanation_id")
  private @Nullable UUID explanationId;

  @Column(name = "follows_id")
  private @Nullable UUID followsId;

  /** For the persistence provider. */
  @SuppressWarnings("NullAway.Init")
  protected DecisionSummary() {}

  public UUID id() {
    return id;
  }

  public long ledgerIndex() {
    return ledgerIndex;
  }

  public Instant time() {
    return time;
  }

  public String application() {
    return application;
  }

  public String actor() {
    return actor;
  }

  public String model() {
    return model;
  }

  public String modelVersion() {
    return modelVersion;
  }

  public String purpose() {
    return purpose;
  }

  public Verdict verdict() {
    return verdict;
  }

  public List<String> rules() {
    return codes(rules);
  }

  /** Kinds of what detectors found; none yet of a decision of before they were kept here. */
  public List<String> findings() {
    return findings == null ? List.of() : codes(findings);
  }

  /** Hash of the pack that judged; null as {@link #findings} are empty. */
  public @Nullable String policyPack() {
    return policyPack;
  }

  private static List<String> codes(String separated) {
    return separated.isEmpty() ? List.of() : List.of(separated.split(",", -1));
  }

  public @Nullable UUID explanationId() {
    return explanationId;
  }

  /** The held decision that this one follows, after its release. */
  public @Nullable UUID followsId() {
    return followsId;
  }
}
