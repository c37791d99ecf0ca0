package org.probity.detection.pictures;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.probity.detection.pictures.PictureIndex.Match;
import org.probity.domain.finding.Finding;
import org.probity.domain.tensor.Tensor;

/** Registered trade marks among the pictures of tensors. */
public final class PictureFinder {
  private static final String TRADEMARK = "TRADEMARK";

  /** Below, two pictures have no more in common than any two. */
  private static final double LEAST = 0.5;

  private final Supplier<PictureIndex> register;

  /**
   * @param register as it stands when a picture is looked at
   */
  public PictureFinder(Supplier<PictureIndex> register) {
    this.register = register;
  }

  /**
   * What was seen.
   *
   * @param pictures how many there were
   * @param findings each from the picture's number, counted from 0, to the next
   */
  public record Seen(int pictures, List<Finding> findings) {}

  public Seen look(List<Tensor> tensors) {
    PictureIndex index = register.get();
    List<Finding> findings = new ArrayList<>();
    int count = 0;
    for (Tensor tensor : tensors) {
      for (Grey picture : Pictures.of(tensor)) {
        Match match = index.nearest(picture);
        if (match != null && match.score() >= LEAST) {
          findings.add(finding(count, match));
        }
        count++;
      }
    }
    return new Seen(count, findings);
  }

  private static Finding finding(int picture, Match match) {
    return new Finding(
        TRADEMARK,
        picture,
        picture + 1,
        match.score(),
        "perceptual-hash",
        String.format(
            Locale.ROOT,
            "work %s \"%s\", %d of 64 bits differ",
            match.work().id(),
            match.work().title(),
            match.differentBits()));
  }
}
