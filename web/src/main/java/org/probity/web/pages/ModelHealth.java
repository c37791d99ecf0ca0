package org.probity.web.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.probity.guard.drift.InputDrift.Figure;
import org.probity.guard.explain.drift.Drift;
import org.probity.guard.explain.drift.EvidenceShares.Share;

/**
 * How the explanations and the inputs of a version stand.
 *
 * @param share of the explanations made; null if there were none
 * @param drifts how explanations changed, by class and method
 * @param figure how the inputs moved; null while too little is known
 */
public record ModelHealth(
    String name,
    String version,
    @Nullable Share share,
    List<Drift> drifts,
    @Nullable Figure figure) {

  /** Of the explanations made, those whose changes are known. */
  private List<Drift> comparable() {
    return drifts.stream().filter(Drift::known).toList();
  }

  /** Whether there is anything to say. */
  boolean known() {
    return share != null || figure != null || !comparable().isEmpty();
  }

  public long made() {
    return share == null ? 0 : share.made();
  }

  public long fit() {
    return share == null ? 0 : share.fit();
  }

  /** Of those made, 0 to 1; null if there were none. */
  public @Nullable Double fitShare() {
    return share == null || share.made() == 0 ? null : (double) share.fit() / share.made();
  }

  /** Classes whose explanations changed. */
  public long drifted() {
    return comparable().stream().filter(Drift::drifted).count();
  }

  /** Classes that are compared over time. */
  public int compared() {
    return comparable().size();
  }

  /** Whether the inputs moved so much that OVS-06 counts it. */
  public boolean moved() {
    return figure != null && figure.significant();
  }
}
