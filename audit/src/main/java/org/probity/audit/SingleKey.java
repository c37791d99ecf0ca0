package org.probity.audit;

/** A ring of one key. */
record SingleKey(Signer signer) implements KeyRing {

  @Override
  public String origin() {
    return signer.origin();
  }

  @Override
  public Signer open(int number) {
    if (number != 1) {
      throw new LedgerException("This log has one signing key, which cannot be rotated.");
    }
    return signer;
  }

  @Override
  public Signer openOrCreate(int number) {
    return open(number);
  }
}
