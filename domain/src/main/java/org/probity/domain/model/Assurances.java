package org.probity.domain.model;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What officers confirmed about a model version; a model's maker cannot set these. */
@Embeddable
public class Assurances {
  /** AI Act 43. */
  public boolean conformity;

  /** GDPR 35. */
  @Column(name = "impact_assessment")
  public boolean impactAssessment;

  /** CN GenAI 7. */
  @Column(name = "data_provenance")
  public boolean dataProvenance;

  /** AI Act 53(1)(c). */
  @Column(name = "copyright_policy")
  public boolean copyrightPolicy;

  /** AI Act 53(1)(d). */
  @Column(name = "training_summary")
  public boolean trainingSummary;

  /** CN GenAI 17. */
  @Column(name = "cac_filed")
  public boolean cacFiled;

  /** Day of the last bias audit (NYC Local Law 144), or null for none. */
  @Column(name = "bias_audit")
  public @Nullable LocalDate biasAudit;

  public Assurances() {}
}
