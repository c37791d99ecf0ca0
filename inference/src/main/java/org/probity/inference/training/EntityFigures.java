package org.probity.inference.training;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.probity.domain.finding.Evaluation;
import org.probity.domain.finding.Neighbours;
import org.probity.domain.finding.Neighbours.Place;
import org.probity.inference.internal.Entities;

/** What was found of the labelled entities: each by itself, and with neighbours as one. */
final class EntityFigures {
  private static final List<String> MEASURED =
      List.of("PERSON", "LOCATION", "ADDRESS", "ORGANIZATION");

  private static final String PLACE = "PLACE";
  private static final List<String> PLACES = List.of("LOCATION", "ADDRESS");

  private final Evaluation apart = new Evaluation();
  private final Evaluation joined = new Evaluation();
  private final Evaluation places = new Evaluation();

  void add(TaggedText text, List<Entities.Span> found) {
    List<Place> labels =
        text.spans().stream()
            .map(span -> new Place(span.type(), span.start(), span.end()))
            .toList();
    List<Place> findings =
        found.stream().map(span -> new Place(span.type(), span.start(), span.end())).toList();
    apart.add(labels, findings);
    joined.add(Neighbours.joined(text.text(), labels), Neighbours.joined(text.text(), findings));
    places.add(
        Neighbours.joined(text.text(), places(labels)),
        Neighbours.joined(text.text(), places(findings)));
  }

  /** As one type: whether a town is a place of its own or the end of an address is not asked. */
  private static List<Place> places(List<Place> all) {
    return all.stream()
        .filter(place -> PLACES.contains(place.type()))
        .map(place -> new Place(PLACE, place.start(), place.end()))
        .toList();
  }

  /**
   * F2, with labels that no finding was held against counted as not found.
   *
   * @param labels how many there are
   */
  double f2WithMissed(String type, int labels) {
    Evaluation.Figures counted = apart.together(List.of(type));
    return new Evaluation.Figures(counted.labelled() + labels, counted.found(), counted.hits())
        .f2();
  }

  /**
   * @param where it was measured, as {@code held_out}
   */
  void put(Map<String, Object> figures, String where) {
    put(figures, where, apart);
    put(figures, where + "_joined", joined);
    figures.put("f2_place_" + where + "_joined", f2(places, List.of(PLACE)));
  }

  private static void put(Map<String, Object> figures, String where, Evaluation measured) {
    for (String type : MEASURED) {
      figures.put("f2_" + type.toLowerCase(Locale.ROOT) + "_" + where, f2(measured, List.of(type)));
    }
    figures.put("f2_location_address_" + where, f2(measured, PLACES));
    figures.put("f2_" + where, f2(measured, MEASURED));
  }

  /** Of one type, found apart. */
  double f2(String type) {
    return f2(apart, List.of(type));
  }

  private static double f2(Evaluation measured, List<String> types) {
    return measured.together(types).f2();
  }
}
