package org.probity.guard;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.probity.detection.Detector;
import org.probity.detection.Scan;
import org.probity.detection.pictures.PictureFinder;
import org.probity.domain.finding.Finding;
import org.probity.domain.tensor.Tensor;

/**
 * What detection found in the texts and pictures of one side of an inference.
 *
 * @param scans one for each text, in order
 * @param findings of all texts and pictures
 * @param scores the highest of all texts, by name, 0 to 1
 * @param notExamined detectors that did not apply; all of them where there is no text
 */
public record Examined(
    List<Scan> scans, List<Finding> findings, Map<String, Double> scores, Set<String> notExamined) {

  static Examined by(Detector detector, List<Tensor> tensors) {
    List<String> texts = InferenceRequest.texts(tensors);
    List<Scan> scans = texts.stream().map(detector::scan).toList();
    List<Finding> findings = new ArrayList<>();
    Map<String, Double> scores = new HashMap<>();
    Set<String> notExamined = new HashSet<>();
    for (Scan scan : scans) {
      findings.addAll(scan.findings());
      scan.scores().forEach((name, score) -> scores.merge(name, score, Math::max));
      notExamined.addAll(scan.notExamined());
    }
    PictureFinder.Seen seen = detector.look(tensors);
    findings.addAll(seen.findings());
    if (seen.pictures() == 0) {
      notExamined.add("trademark");
    }
    if (texts.isEmpty()) {
      notExamined.addAll(Set.of("personal-data", "secrets", "harmful-content", "protected-works"));
    }
    return new Examined(scans, List.copyOf(findings), Map.copyOf(scores), Set.copyOf(notExamined));
  }
}
