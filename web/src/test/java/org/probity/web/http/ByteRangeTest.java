package org.probity.web.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {
  @ParameterizedTest
  @CsvSource({
    "bytes=0-0,    0,  0",
    "bytes=10-19, 10, 19",
    "bytes=90-,   90, 99",
    "bytes=90-500,90, 99",
    "bytes=-10,   90, 99",
    "bytes=-500,   0, 99",
  })
  void onePartIsGiven(String header, long first, long last) {
    assertThat(ByteRange.of(header, 100)).contains(new ByteRange(first, last));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "bytes=-", "bytes=5-4", "bytes=0-1,3-4", "items=0-1", "bytes=a-b", "bytes=1"})
  void whatIsNoRangeIsPassedOver(String header) {
    assertThat(ByteRange.of(header, 100)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=100-", "bytes=100-200", "bytes=-0"})
  void whatTheFileLacksIsRefused(String header) {
    assertThatThrownBy(() -> ByteRange.of(header, 100))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.status()).isEqualTo(416));
  }

  @Test
  void withoutAHeaderTheWholeIsGiven() {
    assertThat(ByteRange.of(null, 100)).isEmpty();
  }
}
