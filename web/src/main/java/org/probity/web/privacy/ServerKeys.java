package org.probity.web.privacy;

/** The keys that the server keeps for this caller and this subject, made when asked for. */
@FunctionalInterface
interface ServerKeys {
  String ENCRYPT = "encrypt";
  String PSEUDONYMIZE = "pseudonymize";

  /**
   * @param use one of the above
   * @return 32 bytes
   */
  byte[] of(String use);
}
