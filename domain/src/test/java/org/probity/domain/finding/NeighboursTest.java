package org.probity.domain.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.probity.domain.finding.Neighbours.Place;

class NeighboursTest {
  @Test
  void joinsWhatOnlySpacesAndPunctuationPart() {
    String text = "\uD83D\uDE00 Mr. Ann Lee, 31 Vesturgata 66\n Suite 5 of Ann";
    List<Place> places =
        List.of(
            place(text, "PERSON", "Ann Lee"),
            place(text, "PERSON", "Mr."),
            place(text, "ADDRESS", "31"),
            place(text, "ADDRESS", "Vesturgata 66"),
            place(text, "ADDRESS", "Suite 5"),
            place(text, "PERSON", "of Ann"));
    assertThat(Neighbours.joined(text, places).stream().map(each -> words(text, each)))
        .containsExactly(
            "PERSON Mr. Ann Lee", "ADDRESS 31 Vesturgata 66\n Suite 5", "PERSON of Ann");
  }

  @Test
  void leavesApartWhatAWordOrAnotherTypeParts() {
    String text = "Ann and Bob, Rome";
    List<Place> places =
        List.of(
            place(text, "PERSON", "Ann"),
            place(text, "PERSON", "Bob"),
            place(text, "LOCATION", "Rome"));
    assertThat(Neighbours.joined(text, places)).isEqualTo(places);
  }

  private static Place place(String text, String type, String words) {
    int start = text.codePointCount(0, text.indexOf(words));
    return new Place(type, start, start + words.codePointCount(0, words.length()));
  }

  private static String words(String text, Place place) {
    int from = text.offsetByCodePoints(0, place.start());
    return place.type() + " " + text.substring(from, text.offsetByCodePoints(0, place.end()));
  }
}
