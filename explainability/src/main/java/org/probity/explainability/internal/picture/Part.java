package org.probity.explainability.internal.picture;

/** A part of a picture that draws itself at the scene's bottom and moves it down. */
@FunctionalInterface
interface Part {
  void draw(Scene scene);
}
