package org.probity.domain.record;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.probity.domain.StringSet;

/**
 * What an officer states about a processing: every fact that a caller may not decide for itself. A
 * plain bean, so that it can be written field by field; {@link ProcessingRecord} copies it.
 */
@Embeddable
public class ProcessingTerms {
  /** Whether persons are concerned at all; false for public or synthetic data. */
  @Column(name = "personal_data")
  public boolean personalData = true;

  /** GDPR 6(1), as {@code legitimate-interests}; {@code none} when there is none. */
  @NotNull(message = "A legal basis is required; say none if there is none.")
  @Column(name = "legal_basis")
  public String legalBasis = "none";

  /** GDPR 13-14. */
  @Column(name = "notice_given")
  public boolean noticeGiven;

  /** ISO 3166 codes, {@code EU}, {@code US-NYC}. */
  @Convert(converter = StringSet.class)
  public Set<String> jurisdictions = Set.of();

  /** Other purposes that were disclosed to the persons concerned. */
  @Convert(converter = StringSet.class)
  @Column(name = "disclosed_purposes")
  public Set<String> disclosedPurposes = Set.of();

  /** {@code none}, {@code adequacy}, {@code scc}, {@code bcr}, {@code cac-contract} … */
  @Column(name = "transfer_basis")
  public String transferBasis = "none";

  /** Where data goes outside the jurisdictions; empty for nowhere. */
  @Convert(converter = StringSet.class)
  @Column(name = "transfer_countries")
  public Set<String> transferCountries = Set.of();

  @Min(value = 1, message = "Records are kept at least one day.")
  @Max(value = 36_500, message = "Records are kept at most a hundred years.")
  @Column(name = "retention_days")
  public int retentionDays = 183;

  @Column(name = "commercial_use")
  public boolean commercialUse = true;

  @Column(name = "public_service")
  public boolean publicService;

  @Column(name = "adults_only")
  public boolean adultsOnly;

  /** GDPR 22(1): legal or similarly significant effect. */
  @Column(name = "significant_effect")
  public boolean significantEffect;

  @Column(name = "solely_automated")
  public boolean solelyAutomated;

  @Column(name = "human_review")
  public boolean humanReview;

  @Column(name = "prompt_reuse")
  public boolean promptReuse;

  @Column(name = "ai_disclosed")
  public boolean aiDisclosed;

  /** AI Act 50(4) subpara. 2: a person answers for the text after editorial review. */
  @Column(name = "editorial_review")
  public boolean editorialReview;

  /** Under which rule group attributes may be processed, or null for not at all. */
  @Column(name = "group_attributes")
  public @Nullable String groupAttributes;

  public ProcessingTerms() {}
}
