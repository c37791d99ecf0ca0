package org.probity.web.pages;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.probity.guard.explain.AttentionWalk;

/** One layer's attention as a person walks through it: where one is, what is next, the numbers. */
public final class AttentionPanel {
  /** A page, not a data dump; the JSON has them all. */
  private static final int MOST_PAIRS = 60;

  private final UUID decision;
  private final String explanation;
  private final AttentionWalk.View view;
  private final Words words;

  AttentionPanel(UUID decision, String explanation, AttentionWalk.View view, Words words) {
    this.decision = decision;
    this.explanation = explanation;
    this.view = view;
    this.words = words;
  }

  /** How much a token draws from another, with their positions. */
  public record Pair(int row, String from, int column, String to, String weight) {}

  public int getLayer() {
    return view.layer();
  }

  /** From 1; 0 for the mean over all heads. */
  public int getHead() {
    return view.head();
  }

  public List<Integer> getLayers() {
    return IntStream.rangeClosed(1, view.layers()).boxed().toList();
  }

  public List<Integer> getHeads() {
    return IntStream.rangeClosed(0, view.heads()).boxed().toList();
  }

  /**
   * One place further, through all heads of a layer and on to the next; the last is followed by the
   * first.
   */
  public String getNext() {
    return address(place() + 1);
  }

  public String getPrevious() {
    return address(place() - 1);
  }

  private int place() {
    return (view.layer() - 1) * (view.heads() + 1) + view.head();
  }

  private String address(int place) {
    int at = Math.floorMod(place, view.layers() * (view.heads() + 1));
    return "decision.xhtml?id="
        + decision
        + "&layer="
        + (at / (view.heads() + 1) + 1)
        + "&head="
        + at % (view.heads() + 1)
        + "#attention-heading";
  }

  /** Of the picture or the numbers. */
  public String address(String form) {
    return "/api/explanations/"
        + explanation
        + "/attention"
        + form
        + "?layer="
        + view.layer()
        + (view.head() == 0 ? "" : "&head=" + view.head());
  }

  public String getTitle() {
    return view.head() == 0
        ? words.of("attention.mean", view.layer())
        : words.of("attention.place", view.layer(), view.head());
  }

  /** The strongest first. */
  public List<Pair> getPairs() {
    List<Pair> pairs = new ArrayList<>();
    float[][] weights = view.weights();
    List<int[]> places = new ArrayList<>();
    for (int row = 0; row < weights.length; row++) {
      for (int column = 0; column < weights.length; column++) {
        places.add(new int[] {row, column});
      }
    }
    places.sort(Comparator.comparingDouble(place -> -weights[place[0]][place[1]]));
    for (int[] place : places.subList(0, Math.min(MOST_PAIRS, places.size()))) {
      pairs.add(
          new Pair(
              place[0],
              token(place[0]),
              place[1],
              token(place[1]),
              words.percent(weights[place[0]][place[1]])));
    }
    return pairs;
  }

  private String token(int position) {
    return position < view.tokens().size() ? view.tokens().get(position) : "";
  }

  public int getLeft() {
    int all = view.weights().length * view.weights().length;
    return Math.max(0, all - MOST_PAIRS);
  }
}
