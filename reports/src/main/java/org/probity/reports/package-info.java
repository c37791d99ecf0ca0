/**
 * What leaves the house as evidence; {@link org.probity.reports.BundleWriter} is its root. What it
 * writes, {@code org.probity.audit.verify} verifies without it.
 */
@NullMarked
package org.probity.reports;

import org.jspecify.annotations.NullMarked;
