package org.probity.inference.training;

/** A text and its class. */
record LabelledText(String text, int label) {}
