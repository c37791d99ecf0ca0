package org.probity.audit.verify;

import java.io.IOException;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Which entries a bundle may lack: those whose pruning the log recorded. */
final class PrunedCheck {
  private static final int SMALL_FILE = 1 << 20;

  private PrunedCheck() {}

  /**
   * @param note the bundle's signed checkpoint
   * @param checkpoint what it says, its signature verified
   * @return index after the last by first index
   * @throws VerificationException if the log did not record one of them
   */
  static NavigableMap<Long, Long> ranges(
      BundleArchive archive, byte[] note, Checkpoint checkpoint, List<String> notes, Where where)
      throws IOException {
    NavigableMap<Long, Long> pruned = new TreeMap<>();
    for (String name : archive.names()) {
      if (name.startsWith(BundleLayout.PRUNED)) {
        where.is(name);
        RecordedStatement recorded =
            RecordedStatement.verify(archive.read(name, SMALL_FILE), "retention", note, checkpoint);
        if (!name.equals(BundleLayout.pruned(recorded.index()))) {
          throw new VerificationException("The file bears the name of another entry.");
        }
        for (PruneStatement.Range range : PruneStatement.parse(recorded.bytes()).ranges()) {
          pruned.put(range.first(), range.past());
          notes.add(
              "Entries "
                  + range.first()
                  + " to "
                  + (range.past() - 1)
                  + " were pruned, as entry "
                  + recorded.index()
                  + " records.");
        }
      }
    }
    return pruned;
  }
}
