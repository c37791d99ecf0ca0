package org.probity.reports.forms;

import java.time.Instant;
import org.probity.audit.verify.Checkpoint;
import org.probity.reports.BundleRequest;

/** Of which entries a form speaks, and when it was written. */
public record FormHead(BundleRequest request, Checkpoint checkpoint, Instant created) {}
