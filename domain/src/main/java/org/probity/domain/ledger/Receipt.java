package org.probity.domain.ledger;

/**
 * Proof that an event was recorded before its answer left: with it a client can ask for an
 * inclusion proof.
 *
 * @param index the leaf's position, from 0
 * @param leafHash base64 of SHA-256(0x00 || leaf) (RFC 6962 section 2.1)
 */
public record Receipt(long index, String leafHash) {}
