package org.probity.explainability.internal.attribution;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The integral of a gradient that jumps along the path. Along a straight path a ReLU network is
 * linear between kinks, so that its gradient is constant and jumps at each. A rule for smooth
 * functions puts the jump at the border between two nodes' weights; here the kink between two nodes
 * is where the two lines meet that the logits and slopes at the nodes give, and each gradient
 * weighs as much as its line is long. Exact where no two kinks lie between the same nodes; if the
 * function may be asked there, its gradients just before and just after the meeting tell whether it
 * is the only kink, and the interval is divided there until each is (as "exact line" of Sotoudeh &
 * Thakur 2019 divides it).
 */
final class Kinks {
  /** Equal up to the rounding of float32, relative to the greatest component. */
  private static final double SAME = 1e-6;

  /** Fewer equal neighbours than these, and the function is not piecewise linear here. */
  private static final int LEAST_SAME = 2;

  /** Lines so nearly parallel meet anywhere. */
  private static final double PARALLEL = 1e-12;

  /** How far before and after a meeting the function is asked: some steps of float32. */
  private static final double BESIDE = 1e-6;

  private final @Nullable Function<double[], List<Node>> ask;
  private final double[] integral;
  private int left;

  private Kinks(@Nullable Function<double[], List<Node>> ask, int most, int size) {
    this.ask = ask;
    this.left = most;
    this.integral = new double[size];
  }

  /**
   * The function at a point of the path.
   *
   * @param at 0 to 1
   * @param slope of the logit by the way
   * @param gradient [leaf size]
   */
  record Node(double at, double logit, double slope, float[] gradient) {}

  /**
   * @param nodes in order within the panel; if the function may be asked, its ends too
   * @param ask for the function at other points, or null
   * @param most how often to ask
   * @return the integral of the gradient over the panel, [leaf size]; null if the function is not
   *     piecewise linear here
   */
  static double @Nullable [] integral(
      double from,
      double to,
      List<Node> nodes,
      @Nullable Function<double[], List<Node>> ask,
      int most) {
    int same = 0;
    for (int k = 0; k + 1 < nodes.size(); k++) {
      same += same(nodes.get(k).gradient(), nodes.get(k + 1).gradient()) ? 1 : 0;
    }
    if (same < LEAST_SAME) {
      return null;
    }
    Node first = nodes.get(0);
    Node last = nodes.get(nodes.size() - 1);
    Kinks kinks = new Kinks(ask, most, first.gradient().length);
    kinks.add(first, first.at() - from);
    for (int k = 0; k + 1 < nodes.size(); k++) {
      kinks.between(nodes.get(k), nodes.get(k + 1), false);
    }
    kinks.add(last, to - last.at());
    return kinks.integral;
  }

  /**
   * @param halve whether to ask halfway: rounding may put the meeting of nearly parallel lines
   *     anywhere, so that every other question is sure to narrow the interval down
   */
  private void between(Node one, Node other, boolean halve) {
    if (same(one.gradient(), other.gradient())) {
      add(one, other.at() - one.at());
      return;
    }
    double meet = meeting(one, other);
    Function<double[], List<Node>> function = ask;
    if (function == null || left < 2 || other.at() - one.at() <= 2 * BESIDE) {
      double border = Math.max(one.at(), Math.min(other.at(), meet));
      add(one, border - one.at());
      add(other, other.at() - border);
      return;
    }
    left -= 2;
    double halfway = (one.at() + other.at()) / 2;
    boolean within = meet >= one.at() + BESIDE && meet <= other.at() - BESIDE;
    double middle = within && !halve ? meet : halfway;
    List<Node> beside = function.apply(new double[] {middle - BESIDE, middle + BESIDE});
    between(one, beside.get(0), !halve);
    add(beside.get(0), BESIDE);
    add(beside.get(1), BESIDE);
    between(beside.get(1), other, !halve);
  }

  /** Where the lines through two nodes meet; halfway if they hardly do. */
  private static double meeting(Node one, Node other) {
    if (Math.abs(one.slope() - other.slope()) <= PARALLEL) {
      return (one.at() + other.at()) / 2;
    }
    return (other.logit() - one.logit() - other.slope() * other.at() + one.slope() * one.at())
        / (one.slope() - other.slope());
  }

  private void add(Node node, double length) {
    for (int i = 0; i < integral.length; i++) {
      integral[i] += length * node.gradient()[i];
    }
  }

  private static boolean same(float[] one, float[] other) {
    double greatest = 0;
    double apart = 0;
    for (int i = 0; i < one.length; i++) {
      greatest = Math.max(greatest, Math.abs(one[i]));
      apart = Math.max(apart, Math.abs((double) one[i] - other[i]));
    }
    return apart <= SAME * greatest;
  }
}
