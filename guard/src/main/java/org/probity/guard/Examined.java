package org.probity.guard;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.probity.detection.Detector;
import org.probity.detection.Scan;
import org.probity.detection.grounding.Grounding;
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
  private static final String UNGROUNDED = "UNGROUNDED";

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

  /**
   * The same of an answer, with how far its claims are found in its sources.
   *
   * @param sources none if the request carried none: then that is not known
   */
  Examined grounded(List<Tensor> answers, List<String> sources) {
    List<String> texts = InferenceRequest.texts(answers);
    if (texts.isEmpty() || sources.isEmpty()) {
      Set<String> more = new HashSet<>(notExamined);
      more.add("ungrounded");
      return new Examined(scans, findings, scores, Set.copyOf(more));
    }
    List<Finding> found = new ArrayList<>(findings);
    double worst = 0;
    for (String text : texts) {
      double score = Grounding.ungrounded(text, sources);
      worst = Math.max(worst, score);
      int length = text.codePointCount(0, text.length());
      found.add(
          new Finding(UNGROUNDED, 0, length, score, "lexical", "words not found in the sources"));
    }
    Map<String, Double> all = new HashMap<>(scores);
    all.put(UNGROUNDED, worst);
    return new Examined(scans, List.copyOf(found), Map.copyOf(all), notExamined);
  }
}
