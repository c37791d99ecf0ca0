package org.probity.audit;

import org.probity.domain.ledger.Receipt;

/**
 * That an event is durably recorded.
 *
 * @param duplicate true when an earlier request with the same idempotency key recorded it
 */
public record Appended(Receipt receipt, long index, boolean duplicate) {}
