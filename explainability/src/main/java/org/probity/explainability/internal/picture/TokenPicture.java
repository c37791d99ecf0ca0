package org.probity.explainability.internal.picture;

import java.util.List;

/** Running text in which each token stands on its colour, the strongest with their value below. */
record TokenPicture(List<Tokens.Shown> tokens, ColourScale scale) implements Part {
  private static final double SIZE = 15;
  private static final double VALUE_SIZE = 10;
  private static final double CHIP = 26;
  private static final double LINE = CHIP + 24;
  private static final double PADDING = 6;
  private static final double GAP = 5;

  /** From this strength on the value is written out. */
  private static final double WORTH_A_NUMBER = 0.25;

  @Override
  public void draw(Scene scene) {
    double x = Scene.MARGIN;
    double y = scene.bottom() + 8;
    for (int i = 0; i < tokens.size(); i++) {
      Tokens.Shown token = tokens.get(i);
      String text = PlainText.fitted(token.text(), SIZE, Scene.INNER - 2 * PADDING);
      String number = scale.strength(token.value()) >= WORTH_A_NUMBER ? number(token) : "";
      boolean joins = token.joined() && i > 0;
      boolean joined = i + 1 < tokens.size() && tokens.get(i + 1).joined();
      double width =
          Math.max(
              TextWidth.of(text, SIZE) + (joins || joined ? PADDING : 2 * PADDING),
              TextWidth.of(number, VALUE_SIZE) + 2);
      if (x + width > Scene.MARGIN + Scene.INNER && x > Scene.MARGIN) {
        x = Scene.MARGIN;
        y += LINE;
      }
      chip(scene, x, y, width, text, token);
      scene.label(
          x + width / 2,
          y + CHIP + 12,
          number,
          VALUE_SIZE,
          Shape.Style.QUIET.anchored(Shape.Anchor.MIDDLE));
      x += width + (joined ? 1 : GAP);
    }
    scene.moveTo(y + LINE);
  }

  private void chip(
      Scene scene, double x, double y, double width, String text, Tokens.Shown token) {
    Rgb fill = scale.colour(token.value());
    scene.box(x, y, width, CHIP, 4, fill, token.text() + "  " + Numbers.signed(token.value()));
    scene.label(
        x + width / 2,
        y + CHIP - 8,
        text,
        SIZE,
        Shape.Style.PLAIN.coloured(fill.readable()).anchored(Shape.Anchor.MIDDLE));
  }

  private String number(Tokens.Shown token) {
    return scale.signed() ? Numbers.signed(token.value()) : Numbers.plain(token.value());
  }
}
