package org.probity.rules.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LicenseExpressionTest {

  @ParameterizedTest
  @CsvSource({
    "MIT, false",
    "CC-BY-NC-4.0, true",
    "cc-by-nc-4.0, true",
    "CC-BY-NC-4.0 OR MIT, false",
    "CC-BY-NC-4.0 OR CC-BY-NC-SA-4.0, true",
    "CC-BY-NC-4.0 AND MIT, true",
    "MIT AND (Apache-2.0 OR CC-BY-NC-4.0), false",
    "MIT OR Apache-2.0 AND CC-BY-NC-4.0, false",
    "(MIT OR Apache-2.0) AND CC-BY-NC-4.0, true",
    "CC-BY-NC-4.0+, true",
    "GPL-2.0-only WITH Classpath-exception-2.0, false",
    "MIT AND, true",
    "(MIT, true",
    "MIT Apache-2.0, true",
  })
  void aLicenceBindsWhenThereIsNoWayRoundIt(String expression, boolean binds) {
    assertThat(LicenseExpression.binds(expression, List.of("CC-BY-NC-4.0", "CC-BY-NC-SA-4.0")))
        .isEqualTo(binds);
  }
}
