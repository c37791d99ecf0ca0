package org.probity.web.pages;

/**
 * The field of a picture over time, in the units of an SVG of {@value #WIDTH} by its height: what
 * is drawn stands between the ground, below which the labels are, and the ceiling.
 */
public abstract class ChartFrame {
  static final int WIDTH = 960;
  private static final int FOOT = 24;
  private static final int HEAD = 20;
  private final int height;

  protected ChartFrame(int height) {
    this.height = height;
  }

  /**
   * Units from the ground up.
   *
   * @param part of the whole height, 0 to 1
   */
  protected double rise(double part) {
    return part * (getGround() - HEAD);
  }

  public int getWidth() {
    return WIDTH;
  }

  public int getHeight() {
    return height;
  }

  /** Where what is drawn stands. */
  public int getGround() {
    return height - FOOT;
  }

  public int getCeiling() {
    return HEAD;
  }
}
