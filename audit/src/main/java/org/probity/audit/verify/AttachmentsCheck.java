package org.probity.audit.verify;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** That explanations and policy packs are those the entries name by their digests. */
final class AttachmentsCheck {
  private final BundleArchive archive;
  private final EntriesCheck entries;
  private final Map<String, Object> counts;
  private final List<String> notes;

  AttachmentsCheck(
      BundleArchive archive, EntriesCheck entries, Map<String, Object> counts, List<String> notes) {
    this.archive = archive;
    this.entries = entries;
    this.counts = counts;
    this.notes = notes;
  }

  void run(Where where) throws IOException {
    Set<String> explanations =
        check(BundleLayout.EXPLANATIONS, ".json", entries.explanations(), where);
    counts.put("explanations", explanations.size());
    int withheld = entries.explanations().size() - explanations.size();
    if (withheld > 0) {
      notes.add("Explanations that entries name and that were erased or withheld: " + withheld);
    }
    Set<String> packs = check(BundleLayout.POLICIES, ".yaml", entries.packs(), where);
    counts.put("policy_packs", packs.size());
    for (String pack : entries.packs()) {
      if (!packs.contains(pack)) {
        notes.add(
            "The policy pack " + pack + ", which entries were judged by, is not in the bundle.");
      }
    }
  }

  private Set<String> check(String folder, String ending, Set<String> named, Where where)
      throws IOException {
    Set<String> found = new TreeSet<>();
    for (String name : archive.names()) {
      if (name.startsWith(folder)) {
        where.is(name);
        String digest = archive.digest(name);
        String expected = folder + digest.substring("sha256:".length()) + ending;
        if (!name.equals(expected) || !named.contains(digest)) {
          throw new VerificationException("No entry names a file with this content.");
        }
        found.add(digest);
      }
    }
    return found;
  }
}
