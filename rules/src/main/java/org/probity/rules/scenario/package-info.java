/**
 * Cases that a pack must decide as its authors say; {@link
 * org.probity.rules.scenario.ScenarioRunner} is its root.
 */
@NullMarked
package org.probity.rules.scenario;

import org.jspecify.annotations.NullMarked;
