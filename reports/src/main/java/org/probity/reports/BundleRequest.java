package org.probity.reports;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.probity.audit.Entry;
import org.probity.audit.IndexRange;
import org.probity.reports.forms.Form;
import org.probity.reports.pdf.ReportLanguage;

/**
 * What to export.
 *
 * @param range the entries to choose from
 * @param from start of the time span that gave the range, or null
 * @param to its end, exclusive, or null
 * @param filter which of the entries; null for all, and only then is the bundle complete
 * @param filterName what the filter chooses, without personal data; null for all
 * @param requestedBy who asked, pseudonymous
 * @param knownSizes tree sizes the reader keeps checkpoints of, to compare with
 * @param forms what single laws ask for, answered beside the rest
 * @param language of the reports for people
 */
public record BundleRequest(
    IndexRange range,
    @Nullable Instant from,
    @Nullable Instant to,
    @Nullable Predicate<Entry> filter,
    @Nullable String filterName,
    String requestedBy,
    List<Long> knownSizes,
    Set<Form> forms,
    ReportLanguage language) {

  public BundleRequest {
    knownSizes = List.copyOf(knownSizes);
    forms = forms.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(forms));
    if ((filter == null) != (filterName == null)) {
      throw new IllegalArgumentException("A filter has a name.");
    }
  }

  /** Every entry of the range. */
  public static BundleRequest of(IndexRange range, String requestedBy) {
    return new BundleRequest(
        range, null, null, null, null, requestedBy, List.of(), Set.of(), ReportLanguage.BOTH);
  }

  /** Says from which time span the range comes. */
  public BundleRequest during(Instant start, Instant end) {
    return new BundleRequest(
        range, start, end, filter, filterName, requestedBy, knownSizes, forms, language);
  }

  /** Only the entries that the filter accepts. */
  public BundleRequest only(String name, Predicate<Entry> accepts) {
    return new BundleRequest(
        range, from, to, accepts, name, requestedBy, knownSizes, forms, language);
  }

  public BundleRequest comparableWith(List<Long> sizes) {
    return new BundleRequest(
        range, from, to, filter, filterName, requestedBy, sizes, forms, language);
  }

  public BundleRequest answering(Set<Form> asked) {
    return new BundleRequest(
        range, from, to, filter, filterName, requestedBy, knownSizes, asked, language);
  }

  public BundleRequest in(ReportLanguage chosen) {
    return new BundleRequest(
        range, from, to, filter, filterName, requestedBy, knownSizes, forms, chosen);
  }

  public boolean complete() {
    return filter == null;
  }

  public boolean accepts(Entry entry) {
    return filter == null || filter.test(entry);
  }
}
