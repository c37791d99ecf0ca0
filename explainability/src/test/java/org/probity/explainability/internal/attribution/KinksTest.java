package org.probity.explainability.internal.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Two inputs along the way from (0, 0) to (1, 1), by the nodes of one panel. */
class KinksTest {
  private static final Offset<Double> EXACT = within(1e-6);
  private static final double FIRST = 0.31;
  private static final double SECOND = 0.74;
  private final double[] at =
      IntStream.range(0, GaussLegendre.POINTS).mapToDouble(GaussLegendre::node).toArray();

  private static Kinks.Node node(
      double t, DoubleUnaryOperator logit, DoubleUnaryOperator one, DoubleUnaryOperator other) {
    double x = one.applyAsDouble(t);
    double y = other.applyAsDouble(t);
    return new Kinks.Node(t, logit.applyAsDouble(t), x + y, new float[] {(float) x, (float) y});
  }

  private double @Nullable [] integral(
      boolean asking,
      DoubleUnaryOperator logit,
      DoubleUnaryOperator one,
      DoubleUnaryOperator other) {
    List<Kinks.Node> nodes = DoubleStream.of(at).mapToObj(t -> node(t, logit, one, other)).toList();
    Function<double[], List<Kinks.Node>> ask =
        points -> DoubleStream.of(points).mapToObj(t -> node(t, logit, one, other)).toList();
    return Kinks.integral(0, 1, nodes, asking ? ask : null, asking ? 64 : 0);
  }

  private double[] found(
      boolean asking,
      DoubleUnaryOperator logit,
      DoubleUnaryOperator one,
      DoubleUnaryOperator other) {
    return Objects.requireNonNull(integral(asking, logit, one, other));
  }

  /** relu(x − 0.31) + 3 relu(y − 0.74): each input gains from its kink on. */
  @Test
  void eachKinkIsFoundWhereTheLinesMeet() {
    double[] integral =
        found(
            false,
            t -> Math.max(0, t - FIRST) + 3 * Math.max(0, t - SECOND),
            t -> t < FIRST ? 0 : 1,
            t -> t < SECOND ? 0 : 3);
    assertThat(integral).containsExactly(new double[] {1 - FIRST, 3 * (1 - SECOND)}, EXACT);
  }

  /** Both kinks lie between the fourth node and the fifth. */
  @Test
  void twoKinksBetweenTheSameNodesAreFoundByAsking() {
    DoubleUnaryOperator logit = t -> Math.max(0, t - 0.45) + 3 * Math.max(0, t - 0.55);
    DoubleUnaryOperator one = t -> t < 0.45 ? 0 : 1;
    DoubleUnaryOperator other = t -> t < 0.55 ? 0 : 3;
    assertThat(found(true, logit, one, other))
        .containsExactly(new double[] {0.55, 3 * 0.45}, EXACT);
    assertThat(found(false, logit, one, other)[0]).isNotCloseTo(0.55, within(0.01));
  }

  /** The slope is the same before and after, so that logits alone tell little. */
  @Test
  void kinksWhoseSlopesCancelAreFoundByAsking() {
    DoubleUnaryOperator one = t -> t < 0.47 ? 0 : 2;
    DoubleUnaryOperator other = t -> t < 0.53 ? 5 : 3;
    DoubleUnaryOperator logit = t -> 5 * t + 2 * Math.max(0, t - 0.47) - 2 * Math.max(0, t - 0.53);
    assertThat(found(true, logit, one, other))
        .containsExactly(new double[] {2 * 0.53, 5 * 0.53 + 3 * 0.47}, within(1e-5));
  }

  @Test
  void aSmoothFunctionHasNone() {
    assertThat(integral(true, t -> t * t * t, t -> 3 * t * t, t -> 0)).isNull();
  }

  /** A gradient that says otherwise than the logits puts no kink outside its two nodes. */
  @Test
  void aKinkStaysBetweenItsNodes() {
    double[] integral = found(false, t -> t < FIRST ? 0 : -5, t -> t < FIRST ? 0 : 1, t -> 0);
    double nodes = DoubleStream.of(at).filter(t -> t >= FIRST).min().orElseThrow();
    assertThat(integral[0])
        .isBetween(1 - nodes, 1 - DoubleStream.of(at).filter(t -> t < FIRST).max().orElseThrow());
  }
}
