package org.probity.web.pages;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.probity.web.api.AccessLog;
import org.probity.web.api.DetectorList;
import org.probity.web.api.DetectorList.Line;

/** What looks at texts, and how far to trust it. */
@Named
@RequestScoped
public class DetectorsPage {
  @Inject private DetectorList detectors;
  @Inject private AccessLog access;
  @Inject private Visitor visitor;
  @Inject private Words words;
  private List<Line> all = List.of();
  private String kind = "";
  private String finds = "";

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public DetectorsPage() {}

  public void open() {
    access.read(visitor.caller(), "detectors", "all");
    all = detectors.all();
  }

  public String getAnswer() {
    long away = getTrained().stream().filter(line -> !line.inService()).count();
    return words.format(
        away == 0 ? "detectors.answer" : "detectors.answer.away",
        all.size() - getTrained().size(),
        getTrained().size(),
        away);
  }

  public List<Line> getTrained() {
    return all.stream().filter(line -> line.kind().equals(DetectorList.MODEL)).toList();
  }

  /** Patterns and word lists that the filter lets through. */
  public List<Line> getWritten() {
    String wanted = finds.toUpperCase(Locale.ROOT);
    return all.stream()
        .filter(line -> !line.kind().equals(DetectorList.MODEL))
        .filter(line -> kind.isEmpty() || line.kind().equals(kind))
        .filter(
            line ->
                line.finds().stream().anyMatch(found -> found.contains(wanted))
                    || line.name().toUpperCase(Locale.ROOT).contains(wanted))
        .toList();
  }

  public List<Map.Entry<String, Double>> metrics(Line line) {
    return List.copyOf(line.metrics().entrySet());
  }

  public List<String> getKinds() {
    return all.stream()
        .map(Line::kind)
        .filter(each -> !each.equals(DetectorList.MODEL))
        .distinct()
        .sorted()
        .toList();
  }

  public boolean isNarrowed() {
    return !kind.isEmpty() || !finds.isEmpty();
  }

  public String getKind() {
    return kind;
  }

  public void setKind(@Nullable String kind) {
    this.kind = kind == null ? "" : kind;
  }

  public String getFinds() {
    return finds;
  }

  public void setFinds(@Nullable String finds) {
    this.finds = finds == null ? "" : finds.strip();
  }
}
