/**
 * Trains and evaluates the shipped models; for the command line only. {@link
 * org.probity.inference.training.Training} is its root.
 */
@NullMarked
package org.probity.inference.training;

import org.jspecify.annotations.NullMarked;
