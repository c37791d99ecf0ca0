package org.probity.audit;

/** Somebody else's clock (RFC 3161). */
public interface TimeStampAuthority {
  /**
   * @return the DER of a TimeStampResp over SHA-256 of the data, granted and for these data
   * @throws RuntimeException if the authority cannot be reached or does not grant it
   */
  byte[] stamp(byte[] data);
}
