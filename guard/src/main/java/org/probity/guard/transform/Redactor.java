package org.probity.guard.transform;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.probity.detection.Anonymizer;
import org.probity.detection.EntityClass;
import org.probity.detection.Scan;
import org.probity.domain.decision.Effect;
import org.probity.domain.decision.RuleHit;
import org.probity.domain.finding.Finding;
import org.probity.domain.tensor.Datatype;
import org.probity.domain.tensor.Tensor;
import org.probity.guard.Examined;

/** Takes out of texts what the rules that fired demand, so that nobody downstream sees it. */
public final class Redactor {
  private static final String FINDING_FACT = "pii.";

  /**
   * @param transformations as {@code redact:EMAIL_ADDRESS:1}, sorted by entity
   */
  public record Redacted(List<Tensor> tensors, List<String> transformations) {}

  /** Redacts every finding of the classes for which a redacting rule fired. */
  public Redacted apply(List<Tensor> tensors, Examined examined, List<RuleHit> hits) {
    Set<EntityClass> demanded = EnumSet.noneOf(EntityClass.class);
    hits.stream()
        .filter(hit -> hit.effect() == Effect.REDACT)
        .flatMap(hit -> hit.because().stream())
        .filter(fact -> fact.startsWith(FINDING_FACT))
        .map(fact -> fact.substring(FINDING_FACT.length()).split("[^A-Z_]", 2)[0])
        .forEach(name -> demanded.add(EntityClass.valueOf(name)));
    return redact(tensors, examined, demanded);
  }

  /** Redacts every finding of every class: for what is kept of a refused request. */
  public List<Tensor> hideAll(List<Tensor> tensors, Examined examined) {
    return redact(tensors, examined, EnumSet.allOf(EntityClass.class)).tensors();
  }

  private static Redacted redact(
      List<Tensor> tensors, Examined examined, Set<EntityClass> classes) {
    if (classes.isEmpty() || examined.findings().isEmpty()) {
      return new Redacted(tensors, List.of());
    }
    Map<String, Integer> counts = new TreeMap<>();
    List<Tensor> changed = new ArrayList<>();
    int text = 0;
    for (Tensor tensor : tensors) {
      if (tensor.datatype() != Datatype.BYTES) {
        changed.add(tensor);
        continue;
      }
      String[] texts = tensor.texts().clone();
      for (int i = 0; i < texts.length; i++) {
        texts[i] = redact(texts[i], examined.scans().get(text++), classes, counts);
      }
      changed.add(new Tensor(tensor.name(), Datatype.BYTES, tensor.shape(), texts));
    }
    List<String> transformations =
        counts.entrySet().stream()
            .map(count -> "redact:" + count.getKey() + ":" + count.getValue())
            .toList();
    return new Redacted(changed, transformations);
  }

  private static String redact(
      String text, Scan scan, Set<EntityClass> classes, Map<String, Integer> counts) {
    List<Finding> hidden =
        scan.findings().stream()
            .filter(
                finding ->
                    EntityClass.of(finding.entityType()).stream().anyMatch(classes::contains))
            .toList();
    if (hidden.isEmpty()) {
      return text;
    }
    hidden.forEach(finding -> counts.merge(finding.entityType(), 1, Integer::sum));
    return Anonymizer.anonymize(text, hidden, Map.of()).text();
  }
}
