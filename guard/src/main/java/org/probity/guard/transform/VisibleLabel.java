package org.probity.guard.transform;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;

/**
 * The words "AI生成" in the lower right corner of a picture, at least a twentieth of its shorter side
 * high (GB 45438-2025 section 4.3). The letters are drawn here, dot by dot, since a server need not
 * have a font, let alone a Chinese one.
 */
final class VisibleLabel {
  private static final String[] DOTS = {
    ".....#.......#........#..........#.#...",
    "....#.#......#.....#..#..........#..#..",
    "....#.#......#.....#..#.......########.",
    "...#...#.....#.....########...#..#.....",
    "...#...#.....#....#...#.......#..#...#.",
    "...#...#.....#...#....#.......###.#..#.",
    "..#######....#......######....#.#.#.#..",
    "..#.....#....#........#.......#.#.##...",
    "..#.....#....#........#.......#.#.#..#.",
    ".#.......#...#........#......#.##.##.#.",
    ".#.......#...#...##########..#...#..##."
  };

  private static final int HEIGHT = DOTS.length;
  private static final int WIDTH = DOTS[0].length();
  private static final int MARGIN = 2;
  private static final double SHARE = 0.05;

  private VisibleLabel() {}

  /** The picture with the label on it; one too small for the words gets room for them below. */
  static BufferedImage on(BufferedImage picture) {
    int shorter = Math.min(picture.getWidth(), picture.getHeight());
    int dot = Math.max(1, (int) Math.ceil(shorter * SHARE / HEIGHT));
    int width = dot * (WIDTH + 2 * MARGIN);
    int height = dot * (HEIGHT + 2 * MARGIN);
    boolean fits = width <= picture.getWidth() && 2 * height <= picture.getHeight();
    BufferedImage shown =
        new BufferedImage(
            Math.max(width, picture.getWidth()),
            picture.getHeight() + (fits ? 0 : height),
            BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = shown.createGraphics();
    graphics.drawImage(picture, 0, 0, null);
    graphics.translate(shown.getWidth() - width, shown.getHeight() - height);
    graphics.setColor(Color.BLACK);
    graphics.fillRect(0, 0, width, height);
    graphics.setColor(Color.WHITE);
    for (int row = 0; row < HEIGHT; row++) {
      for (int column = 0; column < WIDTH; column++) {
        if (DOTS[row].charAt(column) == '#') {
          graphics.fillRect((column + MARGIN) * dot, (row + MARGIN) * dot, dot, dot);
        }
      }
    }
    graphics.dispose();
    return shown;
  }
}
