package org.probity.detection.works;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.probity.detection.TextFinder;
import org.probity.domain.finding.Finding;
import org.probity.domain.work.WorkKind;

/** Registered works in a text: VERBATIM of those of others, TRADE_SECRET of one's own. */
public final class WorkFinder implements TextFinder {
  private static final String VERBATIM = "VERBATIM";
  private static final String TRADE_SECRET = "TRADE_SECRET";
  private static final String RECOGNIZER = "fingerprint";
  private final Supplier<WorkIndex> register;

  /**
   * @param register as it stands when a text is read
   */
  public WorkFinder(Supplier<WorkIndex> register) {
    this.register = register;
  }

  @Override
  public Set<String> entities() {
    return Set.of(VERBATIM, TRADE_SECRET);
  }

  @Override
  public List<Finding> find(String text) {
    List<Finding> findings = new ArrayList<>();
    for (WorkMatch match : register.get().matches(text)) {
      boolean secret = match.work().kind() == WorkKind.TRADE_SECRET;
      int start = text.codePointCount(0, match.start());
      findings.add(
          new Finding(
              secret ? TRADE_SECRET : VERBATIM,
              start,
              start + text.codePointCount(match.start(), match.end()),
              match.score(),
              RECOGNIZER,
              why(match, secret)));
    }
    return findings;
  }

  /** A secret's title may be one too. */
  private static String why(WorkMatch match, boolean secret) {
    return String.format(
        Locale.ROOT,
        "work %s%s, a run of %d words, %.0f %% of the work, %.0f %% of the text",
        match.work().id(),
        secret ? "" : " \"" + match.work().title() + "\"",
        match.longestRun(),
        100 * match.ofWork(),
        100 * match.ofText());
  }
}
