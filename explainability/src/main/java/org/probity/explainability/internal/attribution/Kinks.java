package org.probity.explainability.internal.attribution;

import java.util.List;
import java.util.function.DoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * The integral of a gradient that jumps along the path. Along a straight path a ReLU network is
 * linear between kinks, so that its gradient is constant and jumps at each. A rule for smooth
 * functions puts the jump at the border between two nodes' weights; here the kink between two nodes
 * is where the two lines meet that the logits and slopes at the nodes give, and each gradient
 * weighs as much as its line is long. Exact where no two kinks lie between the same nodes; if the
 * function may be asked there, other intervals are divided where their lines meet, until they do
 * (as "exact line" of Sotoudeh & Thakur 2019 divides them).
 */
final class Kinks {
  /** Equal up to the rounding of float32, relative to the greatest component. */
  private static final double SAME = 1e-6;

  /** Fewer equal neighbours than these, and the function is not piecewise linear here. */
  private static final int LEAST_SAME = 2;

  /** Lines so nearly parallel meet anywhere. */
  private static final double PARALLEL = 1e-12;

  /** Of a logit at a point to its line, relative: rounding of float32. */
  private static final double ON_LINE = 5e-7;

  /** Nearer to each other, two points are one in float32. */
  private static final double APART = 1e-7;

  private final @Nullable DoubleFunction<Node> ask;
  private final double[] integral;
  private int left;

  private Kinks(@Nullable DoubleFunction<Node> ask, int most, int size) {
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
   * @param ask for the function at another point, or null
   * @param most how often to ask
   * @return the integral of the gradient over the panel, [leaf size]; null if the function is not
   *     piecewise linear here
   */
  static double @Nullable [] integral(
      double from, double to, List<Node> nodes, @Nullable DoubleFunction<Node> ask, int most) {
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
      kinks.between(nodes.get(k), nodes.get(k + 1));
    }
    kinks.add(last, to - last.at());
    return kinks.integral;
  }

  private void between(Node one, Node other) {
    if (same(one.gradient(), other.gradient())) {
      add(one, other.at() - one.at());
      return;
    }
    double meet = (one.at() + other.at()) / 2;
    if (Math.abs(one.slope() - other.slope()) > PARALLEL) {
      double lines =
          (other.logit() - one.logit() - other.slope() * other.at() + one.slope() * one.at())
              / (one.slope() - other.slope());
      meet = Math.max(one.at(), Math.min(other.at(), lines));
    }
    DoubleFunction<Node> function = ask;
    if (function != null && left > 0 && meet - one.at() > APART && other.at() - meet > APART) {
      left--;
      Node middle = function.apply(meet);
      double line = one.logit() + one.slope() * (meet - one.at());
      if (Math.abs(middle.logit() - line) > ON_LINE * (1 + Math.abs(line))) {
        between(one, middle);
        between(middle, other);
        return;
      }
    }
    add(one, meet - one.at());
    add(other, other.at() - meet);
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
