package org.probity.reports.forms;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the decisions about one person come to, each with the first entry that shows it. */
public final class PersonSummary {
  private final Map<String, Long> purposes = new TreeMap<>();
  private final Map<String, Long> legalBases = new TreeMap<>();
  private final Map<String, Long> categories = new TreeMap<>();
  private final Map<String, Long> sources = new TreeMap<>();
  private final Map<String, Long> applications = new TreeMap<>();
  private final Map<String, Long> models = new TreeMap<>();
  private final Set<Evidence.RecordName> records = new TreeSet<>();

  public void add(long index, PersonDecision decision) {
    put(purposes, decision.context("purpose"), index);
    put(legalBases, decision.context("legal_basis"), index);
    put(sources, decision.context("data_source"), index);
    put(applications, decision.application(), index);
    put(models, decision.model(), index);
    records.add(new Evidence.RecordName(decision.application(), decision.context("purpose")));
    decision.categories().forEach(category -> put(categories, category, index));
  }

  private static void put(Map<String, Long> values, String value, long index) {
    if (!value.isEmpty()) {
      values.putIfAbsent(value, index);
    }
  }

  Map<String, Long> purposes() {
    return Collections.unmodifiableMap(purposes);
  }

  Map<String, Long> legalBases() {
    return Collections.unmodifiableMap(legalBases);
  }

  /** The records that the person's data was processed under. */
  Set<Evidence.RecordName> records() {
    return Collections.unmodifiableSet(records);
  }

  /** Kinds of personal data that detection found, as {@code EMAIL_ADDRESS}. */
  Map<String, Long> categories() {
    return Collections.unmodifiableMap(categories);
  }

  Map<String, Long> sources() {
    return Collections.unmodifiableMap(sources);
  }

  Map<String, Long> applications() {
    return Collections.unmodifiableMap(applications);
  }

  Map<String, Long> models() {
    return Collections.unmodifiableMap(models);
  }
}
