package org.probity.audit.verify;

/** Names within an evidence bundle. */
public final class BundleLayout {
  public static final String MANIFEST = "manifest.json";

  /** Proof of the export's own ledger entry, which carries the manifest's digest. */
  public static final String MANIFEST_PROOF = "manifest.tlog-proof";

  public static final String CHECKPOINT = "checkpoint";
  public static final String KEY = "key";

  /** Keys of those that cosign checkpoints, one vkey a line. */
  public static final String COSIGNERS = "cosigners";

  /** An authority's time-stamp of the file {@link #CHECKPOINT} (RFC 3161), if there is one. */
  public static final String TIME_STAMP = "checkpoint.tsr";

  /**
   * How the log came to its key, if it had others before: a C2SP tlog-proof for each change, 1 the
   * first, whose extra line carries the entry and the statement that both keys signed.
   */
  public static final String ROTATIONS = "rotations/";

  /**
   * Which entries of the range were pruned: a C2SP tlog-proof for each entry that records it, whose
   * extra line carries the entry and the statement.
   */
  public static final String PRUNED = "pruned/";

  /** Checkpoints on the way and an authority's time-stamps of them. */
  public static final String TIME_STAMPS = "time-stamps/";

  public static final String ENTRIES = "entries.jsonl";
  public static final String DECISIONS = "decisions.csv";
  public static final String TILES = "tile/";
  public static final String PROOFS = "proofs/";
  public static final String EXPLANATIONS = "explanations/";
  public static final String POLICIES = "policies/";
  public static final String REPORT = "report.pdf";
  public static final String OSCAL = "oscal-assessment-results.json";

  /** The models that entries name, as CycloneDX. */
  public static final String MODELS = "models.cdx.json";

  /** What single laws ask for. */
  public static final String REPORTS = "reports/";

  /** JSON Schemas of the files that have no public one. */
  public static final String SCHEMAS = "schemas/";

  public static final String GUIDE = "VERIFY.md";

  /** The second, independent verifier. */
  public static final String SCRIPT = "verify.py";

  /** The disclosable field of an export's entry that holds the digest of its manifest. */
  public static final String MANIFEST_DIGEST = "manifest_digest";

  private BundleLayout() {}

  public static String proof(long index) {
    return PROOFS + index + ".tlog-proof";
  }

  /**
   * @param number of the change, from 1
   */
  public static String rotation(int number) {
    return ROTATIONS + number + ".tlog-proof";
  }

  /**
   * @param index of the entry that records it
   */
  public static String pruned(long index) {
    return PRUNED + index + ".tlog-proof";
  }

  /**
   * @param size of the tree that was signed
   */
  public static String stampedCheckpoint(long size) {
    return TIME_STAMPS + size + ".checkpoint";
  }

  /** The time-stamp of {@link #stampedCheckpoint}. */
  public static String timeStamp(long size) {
    return TIME_STAMPS + size + ".tsr";
  }

  /**
   * @param digest {@code sha256:…} of the file's bytes
   */
  public static String explanation(String digest) {
    return EXPLANATIONS + hex(digest) + ".json";
  }

  /**
   * @param hash {@code sha256:…} of the file's bytes
   */
  public static String policy(String hash) {
    return POLICIES + hex(hash) + ".yaml";
  }

  private static String hex(String digest) {
    return digest.substring(digest.indexOf(':') + 1);
  }
}
