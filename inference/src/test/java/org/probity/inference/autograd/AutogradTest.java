package org.probity.inference.autograd;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.probity.inference.NativeEngine;

@ExtendWith(NativeEngine.class)
class AutogradTest {
  private static final int SIZE = 512;

  @Test
  void gradientsSurviveACollectionBetweenForwardAndBackward() {
    Random random = new Random(7);
    for (int round = 0; round < 60; round++) {
      float[] x = values(random);
      float[] w = values(random);
      float factor = random.nextFloat();
      try (Autograd span = Autograd.recording()) {
        NDArray leaf = span.leaf(x, SIZE);
        NDArray weights = span.floats(w, SIZE);
        NDArray y = Autograd.scale(leaf.square().mul(weights), factor).sum();
        churn();
        span.backward(y);
        float[] gradient = Autograd.gradient(leaf);
        for (int i = 0; i < SIZE; i++) {
          assertThat(gradient[i]).isCloseTo(2 * x[i] * w[i] * factor, within(w[i]));
        }
      }
    }
  }

  @Test
  void threadsNeitherSeeNorDisturbEachOther() throws Exception {
    float[] x = values(new Random(11));
    float[] alone = tanhGradient(x);
    ExecutorService pool = Executors.newFixedThreadPool(4);
    try {
      List<Future<float[]>> others = new ArrayList<>();
      for (int i = 0; i < 64; i++) {
        others.add(pool.submit(() -> tanhGradient(x)));
      }
      for (Future<float[]> other : others) {
        assertThat(other.get()).containsExactly(alone);
      }
    } finally {
      pool.shutdown();
    }
  }

  @Test
  void closingGivesTheThreadItsFormerModeBack() {
    try (Autograd outer = Autograd.evaluating()) {
      assertThat(outer.manager().isOpen()).isTrue();
      try (Autograd inner = Autograd.recording()) {
        assertThat(inner.manager().isOpen()).isTrue();
        assertThat(JniUtils.isGradMode()).isTrue();
      }
      assertThat(JniUtils.isGradMode()).isFalse();
    }
  }

  @Test
  void adamFindsTheMinimumOfAParabola() {
    try (Autograd outer = Autograd.evaluating()) {
      NDArray weight = outer.floats(new float[] {3, -2}, 2);
      try (Adam adam = new Adam(List.of(weight), 0)) {
        for (int step = 0; step < 400; step++) {
          try (Autograd span = Autograd.recording()) {
            span.backward(weight.sub(span.floats(new float[] {1, 1}, 2)).square().sum());
          }
          adam.step(0.05);
        }
      }
      assertThat(weight.toFloatArray()).containsExactly(new float[] {1, 1}, offset());
    }
  }

  private static float[] tanhGradient(float[] x) {
    try (Autograd span = Autograd.recording()) {
      NDArray leaf = span.leaf(x, SIZE);
      span.backward(leaf.tanh().square().sum());
      return Autograd.gradient(leaf);
    }
  }

  /** Makes the collector take back, and the allocator reuse, whatever Java let go. */
  private static void churn() {
    System.gc();
    List<ByteBuffer> blocks = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      ByteBuffer block = ByteBuffer.allocateDirect(64);
      for (int j = 0; j < block.capacity(); j++) {
        block.put(j, (byte) 0xff);
      }
      blocks.add(block);
    }
    assertThat(blocks).hasSize(200);
  }

  private static float[] values(Random random) {
    float[] values = new float[SIZE];
    for (int i = 0; i < SIZE; i++) {
      values[i] = random.nextFloat() - 0.5f;
    }
    return values;
  }

  private static Offset<Float> within(float scale) {
    return Offset.offset(1e-6f + 1e-5f * Math.abs(scale));
  }

  private static Offset<Float> offset() {
    return Offset.offset(1e-2f);
  }
}
