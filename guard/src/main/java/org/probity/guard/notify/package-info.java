/**
 * Telling others: notices leave from the database after what they tell of is durable, signed, and
 * without content.
 */
@NullMarked
package org.probity.guard.notify;

import org.jspecify.annotations.NullMarked;
