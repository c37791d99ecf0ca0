/**
 * The life of policy packs, and which one judges now. {@link org.probity.guard.packs.PackDesk} is
 * where officers act, {@link org.probity.guard.packs.PacksInForce} what the Guard asks.
 */
@NullMarked
package org.probity.guard.packs;

import org.jspecify.annotations.NullMarked;
