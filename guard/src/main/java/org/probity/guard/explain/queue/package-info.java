/**
 * Explanations of answers that have left: waiting in the database, made one after another by
 * threads that give way to answers. {@link org.probity.guard.explain.queue.ExplanationQueue} is its
 * root.
 */
@NullMarked
package org.probity.guard.explain.queue;

import org.jspecify.annotations.NullMarked;
