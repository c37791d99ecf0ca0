/**
 * Witnesses: others who watch that a log only grows, and say so under their own keys (C2SP
 * tlog-witness, tlog-cosignature). {@link org.probity.audit.witness.Witness} is the root of what a
 * regulator runs, {@link org.probity.audit.witness.WitnessClient} of what the log asks.
 */
@NullMarked
package org.probity.audit.witness;

import org.jspecify.annotations.NullMarked;
