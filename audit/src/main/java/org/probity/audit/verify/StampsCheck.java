package org.probity.audit.verify;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Checkpoints on the way that an authority time-stamped: each is one that the log signed, of the
 * same tree, and was there at the time. So the entries before it are at least as old.
 */
final class StampsCheck {
  private static final int SMALL_FILE = 1 << 20;
  private static final String CHECKPOINT = ".checkpoint";

  private final BundleArchive archive;
  private final KeyChain keys;
  private final Collection<X509Certificate> authorities;

  StampsCheck(BundleArchive archive, KeyChain keys, Collection<X509Certificate> authorities) {
    this.archive = archive;
    this.keys = keys;
    this.authorities = authorities;
  }

  void run(TileSet tiles, Map<String, Object> counts, Where where) throws IOException {
    int checked = 0;
    @Nullable Instant first = null;
    for (String name : archive.names()) {
      if (name.startsWith(BundleLayout.TIME_STAMPS) && name.endsWith(CHECKPOINT)) {
        where.is(name);
        byte[] note = archive.read(name, SMALL_FILE);
        Checkpoint stamped = Checkpoint.open(note, keys.keys());
        if (!name.equals(BundleLayout.stampedCheckpoint(stamped.size()))
            || !tiles.root(stamped.size()).equals(stamped.root())) {
          throw new VerificationException("It is not a checkpoint of this tree.");
        }
        where.is(BundleLayout.timeStamp(stamped.size()));
        byte[] response = archive.read(BundleLayout.timeStamp(stamped.size()), SMALL_FILE);
        Instant time = TimeStampCheck.verify(response, note, authorities).time();
        first = first == null || time.isBefore(first) ? time : first;
        checked++;
      }
    }
    if (first != null) {
      counts.put("time_stamps", checked + ", the first of " + first);
    }
  }
}
