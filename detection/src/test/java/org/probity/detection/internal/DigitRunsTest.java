package org.probity.detection.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DigitRunsTest {
  private static final String END = "(?![\\p{IsLatin}\\d])";

  /** Of the lengths 0 to 12 those at whose beginning a match may begin. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "\\d{9}; 9 10 11 12",
        "\\d{9}END; 9",
        "\\d{3}[ -]?\\d{3}[ -]?\\d{3}END; 3 6 9",
        "\\d{3}-\\d{2}; 3",
        "[a-z]\\d{8}END; 0",
        "[a-z]?\\d{2}END; 0 2",
        "[\\da-z]{3}END; 0 1 2 3",
        "(?:\\d{2}|[A-Z])\\d{3}END; 0 5",
        "(?:-?\\d){3}; 0 1 2 3 4 5 6 7 8 9 10 11 12",
        "\\d{2,4}(?:\\.\\d)?END; 2 3 4",
        "\\d+/\\d; 1 2 3 4 5 6 7 8 9 10 11 12",
        "(\\d)\\1{2}; 1 2 3 4 5 6 7 8 9 10 11 12",
        "\\d{2}(?=\\d); 2 3 4 5 6 7 8 9 10 11 12",
        "\\d{2}(?![^\\d]); 2 3 4 5 6 7 8 9 10 11 12",
      })
  void aMatchBeginsOnlyBeforeSoManyDigits(String regex, String lengths) {
    long possible = Needs.of(regex.replace("END", END), true).lengths();
    int[] expected = Arrays.stream(lengths.split(" ")).mapToInt(Integer::parseInt).toArray();
    int[] actual =
        java.util.stream.IntStream.rangeClosed(0, 12)
            .filter(length -> (possible >>> length & 1) != 0)
            .toArray();
    assertThat(actual).isEqualTo(expected);
  }
}
