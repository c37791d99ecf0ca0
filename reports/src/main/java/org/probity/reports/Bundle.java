package org.probity.reports;

import org.probity.audit.Appended;

/**
 * A bundle that was written and recorded.
 *
 * @param export the ledger entry of the export itself
 * @param manifestDigest {@code sha256:…} of manifest.json, which that entry carries
 */
public record Bundle(Appended export, String manifestDigest) {}
