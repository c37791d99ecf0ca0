package org.probity.domain.fairness;

/** Where a figure lies with a confidence of 95 %. */
public record Interval(double low, double high) {}
