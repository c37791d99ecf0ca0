/**
 * The pages of the evidence: the ledger's health, bundles to take away, single entries. {@link
 * org.probity.web.pages.evidence.EvidencePage} is the root.
 */
@NullMarked
package org.probity.web.pages.evidence;

import org.jspecify.annotations.NullMarked;
