package org.probity.reports.forms;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Which entries name a model version, by the digest they give it. */
public final class SeenModel {
  private final Map<String, Long> byDigest = new TreeMap<>();
  private @Nullable Long assured;

  void named(String digest, long index, boolean assurance) {
    byDigest.putIfAbsent(digest, index);
    if (assurance) {
      assured = index;
    }
  }

  /** The first entry that names these very files, or null. */
  @Nullable Long index(String digest) {
    return byDigest.get(digest);
  }

  /** The digests that entries give, each with the first that does. */
  public Map<String, Long> digests() {
    return Collections.unmodifiableMap(byDigest);
  }

  /** The last entry by which an officer assured something of it, or null. */
  @Nullable Long assured() {
    return assured;
  }
}
