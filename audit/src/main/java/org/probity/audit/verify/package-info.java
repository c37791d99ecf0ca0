/**
 * Verifies the ledger's evidence with nothing but bytes: no database, no network. Follows RFC 6962
 * and RFC 9162 for the tree and the C2SP specifications signed-note, tlog-checkpoint, tlog-tiles,
 * tlog-proof and tlog-cosignature for what is written down. {@link
 * org.probity.audit.verify.BundleVerifier} is its root.
 */
@NullMarked
package org.probity.audit.verify;

import org.jspecify.annotations.NullMarked;
