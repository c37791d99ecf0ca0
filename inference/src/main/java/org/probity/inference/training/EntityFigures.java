package org.probity.inference.training;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.probity.domain.finding.Neighbours;
import org.probity.domain.finding.Neighbours.Place;
import org.probity.inference.internal.Entities;

/** What was found of the labelled entities: each by itself, and with neighbours as one. */
final class EntityFigures {
  private static final String[] MEASURED = {"PERSON", "LOCATION", "ADDRESS", "ORGANIZATION"};

  private final SpanFigures apart = new SpanFigures();
  private final SpanFigures joined = new SpanFigures();

  void add(TaggedText text, List<Entities.Span> found) {
    List<Place> labels =
        text.spans().stream()
            .map(span -> new Place(span.type(), span.start(), span.end()))
            .toList();
    List<Place> places =
        found.stream().map(span -> new Place(span.type(), span.start(), span.end())).toList();
    apart.add(labels, places);
    joined.add(Neighbours.joined(text.text(), labels), Neighbours.joined(text.text(), places));
  }

  SpanFigures apart() {
    return apart;
  }

  /**
   * @param where it was measured, as {@code held_out}
   */
  void put(Map<String, Object> figures, String where) {
    put(figures, where, apart);
    put(figures, where + "_joined", joined);
  }

  private static void put(Map<String, Object> figures, String where, SpanFigures measured) {
    for (String type : MEASURED) {
      figures.put("f2_" + type.toLowerCase(Locale.ROOT) + "_" + where, measured.f2(type));
    }
    figures.put("f2_location_address_" + where, measured.f2("LOCATION", "ADDRESS"));
    figures.put("f2_" + where, measured.f2(MEASURED));
  }
}
