package org.probity.reports.internal;

import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.probity.reports.BundleContents;
import org.probity.reports.ModelFile;
import org.probity.reports.ModelName;
import org.probity.reports.forms.Evidence;

/**
 * The models that entries name: those that the organisation still holds, and those it does not.
 *
 * @param gone with the digests that entries give them
 */
public record Models(SortedMap<ModelName, ModelFile> held, SortedMap<ModelName, Set<String>> gone) {

  public static Models named(Evidence evidence, BundleContents contents) {
    SortedMap<ModelName, ModelFile> held = new TreeMap<>();
    SortedMap<ModelName, Set<String>> gone = new TreeMap<>();
    evidence
        .models()
        .forEach(
            (name, seen) ->
                contents
                    .model(name)
                    .ifPresentOrElse(
                        file -> held.put(name, file),
                        () -> gone.put(name, new TreeSet<>(seen.digests().keySet()))));
    return new Models(held, gone);
  }
}
