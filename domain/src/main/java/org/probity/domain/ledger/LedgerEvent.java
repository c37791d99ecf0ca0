package org.probity.domain.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.probity.domain.decision.DecisionId;

/**
 * Something that happened and must stay provable. What is public about it goes into the leaf as it
 * is; what may be personal goes into {@code sealed}, of which the leaf holds only salted digests
 * and the digest of the ciphertext.
 *
 * @param actor pseudonymous id of who acted, as {@code app:<key id>} or {@code system}
 * @param model name, version and digest of the model, or empty
 * @param policyPack {@code sha256:…} of the pack in force
 * @param rules the policies that fired in force, each with its effect
 * @param statementDigest {@code sha256:…} of a public statement that the event is about
 * @param subject the person concerned as the caller names them; never leaves this object in clear
 * @param sealed disclosable fields by name, JSON values (maps, lists, strings, numbers, booleans)
 */
public record LedgerEvent(
    EventType type,
    Instant time,
    @Nullable DecisionId decisionId,
    String actor,
    Map<String, String> model,
    @Nullable String policyPack,
    @Nullable LocalDate evaluationDate,
    @Nullable String verdict,
    List<Rule> rules,
    @Nullable String explanationDigest,
    @Nullable String statementDigest,
    @Nullable String subject,
    Map<String, Object> sealed) {

  public LedgerEvent {
    model = Map.copyOf(model);
    rules = List.copyOf(rules);
  }

  /** An event about no statement. */
  public LedgerEvent(
      EventType type,
      Instant time,
      @Nullable DecisionId decisionId,
      String actor,
      Map<String, String> model,
      @Nullable String policyPack,
      @Nullable LocalDate evaluationDate,
      @Nullable String verdict,
      List<Rule> rules,
      @Nullable String explanationDigest,
      @Nullable String subject,
      Map<String, Object> sealed) {
    this(
        type,
        time,
        decisionId,
        actor,
        model,
        policyPack,
        evaluationDate,
        verdict,
        rules,
        explanationDigest,
        null,
        subject,
        sealed);
  }

  /** The same event, about a decision. */
  public LedgerEvent aboutDecision(@Nullable DecisionId decision) {
    return new LedgerEvent(
        type,
        time,
        decision,
        actor,
        model,
        policyPack,
        evaluationDate,
        verdict,
        rules,
        explanationDigest,
        statementDigest,
        subject,
        sealed);
  }

  /** The same event, about a person, under whose key it is sealed. */
  public LedgerEvent aboutPerson(@Nullable String concerned) {
    return new LedgerEvent(
        type,
        time,
        decisionId,
        actor,
        model,
        policyPack,
        evaluationDate,
        verdict,
        rules,
        explanationDigest,
        statementDigest,
        concerned,
        sealed);
  }

  /**
   * The same event, about a public statement too.
   *
   * @param digest {@code sha256:…} of the statement
   */
  public LedgerEvent stating(String digest) {
    return new LedgerEvent(
        type,
        time,
        decisionId,
        actor,
        model,
        policyPack,
        evaluationDate,
        verdict,
        rules,
        explanationDigest,
        digest,
        subject,
        sealed);
  }

  /** Without what is sealed and without the person concerned. */
  @Override
  public String toString() {
    return "LedgerEvent[" + type + ", " + time + ", decision " + decisionId + "]";
  }

  /** A policy that fired. */
  public record Rule(String id, String effect) {}

  /** An event about neither a model nor a decision nor a person; what it is about is added. */
  public static LedgerEvent of(
      EventType type, Instant time, String actor, Map<String, Object> sealed) {
    return new LedgerEvent(
        type, time, null, actor, Map.of(), null, null, null, List.of(), null, null, null, sealed);
  }
}
