package org.probity.detection.pictures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.probity.detection.DetectionException;
import org.probity.domain.finding.Finding;
import org.probity.domain.tensor.Tensor;

class PictureFinderTest {
  /** IPR-10 holds from here. */
  private static final double HELD = 0.7;

  private static final int MARKS = 300;
  private static final int PHOTOGRAPHS = 60;
  private static PictureIndex index = PictureIndex.EMPTY;
  private final PictureFinder finder = new PictureFinder(() -> index);

  @BeforeAll
  static void register() throws IOException {
    for (int i = 0; i < MARKS; i++) {
      long hash = Picture.hash(Logos.png(Logos.logo(i)));
      index = index.with(new PictureIndex.Entry(new UUID(0, i), "mark " + i, hash));
    }
  }

  private List<Finding> look(Tensor tensor) {
    return finder.look(List.of(tensor)).findings();
  }

  private static Tensor file(byte[] content) {
    return Tensor.texts("image", Base64.getEncoder().encodeToString(content));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.25, 0.8, 2})
  void aMarkIsFoundAfterJpegAndResizing(double factor) throws IOException {
    int found = 0;
    for (int i = 0; i < MARKS; i++) {
      byte[] changed = Logos.jpeg(Logos.resized(Logos.logo(i), factor), 0.5f);
      found += held(finder, changed, new UUID(0, i)) ? 1 : 0;
    }
    assertThat(found / (double) MARKS).isGreaterThanOrEqualTo(0.95);
  }

  /** Photographs have finer detail than drawings, which compression takes first. */
  @Test
  void aPhotographIsFoundAfterJpegAndResizingAndTakenForNoOther() throws IOException {
    List<BufferedImage> photographs = new ArrayList<>();
    PictureIndex registered = PictureIndex.EMPTY;
    for (int i = 0; i < PHOTOGRAPHS; i++) {
      photographs.add(Photographs.photograph(i));
      long hash = Picture.hash(Logos.png(photographs.get(i)));
      registered = registered.with(new PictureIndex.Entry(new UUID(1, i), "photo " + i, hash));
    }
    for (double factor : new double[] {0.25, 0.8, 2}) {
      int found = 0;
      for (int i = 0; i < PHOTOGRAPHS; i++) {
        byte[] changed = Logos.jpeg(Logos.resized(photographs.get(i), factor), 0.5f);
        PictureIndex all = registered;
        found += held(new PictureFinder(() -> all), changed, new UUID(1, i)) ? 1 : 0;
        PictureIndex others = registered.without(new UUID(1, i));
        assertThat(new PictureFinder(() -> others).look(List.of(file(changed))).findings())
            .noneMatch(finding -> finding.score() >= HELD);
      }
      assertThat(found / (double) PHOTOGRAPHS).isGreaterThanOrEqualTo(0.95);
    }
  }

  private static boolean held(PictureFinder finder, byte[] picture, UUID work) {
    return finder.look(List.of(file(picture))).findings().stream()
        .anyMatch(f -> f.score() >= HELD && f.why().contains(work.toString()));
  }

  /** 180,000 pairs. */
  @Test
  void otherPicturesAreHardlyEverTakenForAMark() throws IOException {
    int held = 0;
    for (int i = 0; i < 600; i++) {
      Tensor other = file(Logos.png(Logos.logo(1_000_000 + i)));
      held += look(other).stream().anyMatch(finding -> finding.score() >= HELD) ? 1 : 0;
    }
    assertThat(held).isLessThanOrEqualTo(1);
  }

  @Test
  void aTensorOfPixelsIsAPicture() {
    BufferedImage image = Logos.logo(7);
    int height = image.getHeight();
    int width = image.getWidth();
    float[] pixels = new float[2 * 3 * height * width];
    for (int channel = 0; channel < 3; channel++) {
      for (int i = 0; i < height * width; i++) {
        int rgb = image.getRGB(i % width, i / width);
        pixels[(3 + channel) * height * width + i] = ((rgb >> (8 * (2 - channel))) & 0xFF) / 255f;
      }
    }
    PictureFinder.Seen seen =
        finder.look(List.of(Tensor.floats("image", pixels, 2, 3, height, width)));
    assertThat(seen.pictures()).isEqualTo(2);
    assertThat(seen.findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.start()).isEqualTo(1);
              assertThat(finding.score()).isGreaterThanOrEqualTo(HELD);
              assertThat(finding.why()).contains("mark 7");
            });
  }

  @Test
  void whatIsNoPictureIsNone() throws IOException {
    byte[] cut = java.util.Arrays.copyOf(Logos.png(Logos.logo(3)), 500);
    for (Tensor tensor :
        List.of(
            Tensor.texts("text", "iVBORw0KGgo is how base64 of a picture begins".repeat(4)),
            file(cut),
            Tensor.floats("features", new float[61], 1, 61))) {
      assertThat(finder.look(List.of(tensor)).pictures()).isZero();
    }
    assertThatThrownBy(() -> Picture.hash(cut)).isInstanceOf(DetectionException.class);
    byte[] empty = Logos.png(new BufferedImage(90, 90, BufferedImage.TYPE_INT_RGB));
    assertThatThrownBy(() -> Picture.hash(empty)).isInstanceOf(DetectionException.class);
  }
}
