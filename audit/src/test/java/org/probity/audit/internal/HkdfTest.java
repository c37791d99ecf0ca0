package org.probity.audit.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.HKDFParameters;
import org.junit.jupiter.api.Test;

class HkdfTest {

  @Test
  void derivesWhatTheRfcDerivesWithoutSalt() {
    byte[] key = new byte[22];
    Arrays.fill(key, (byte) 0x0b);
    assertThat(Hkdf.derive(key, new byte[0], "")) // RFC 5869, A.3
        .isEqualTo(
            HexFormat.of()
                .parseHex("8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d"));
  }

  @Test
  void derivesWhatAnotherImplementationDerives() {
    Random random = new Random(5);
    for (int i = 0; i < 50; i++) {
      byte[] key = new byte[1 + random.nextInt(100)];
      byte[] salt = new byte[random.nextInt(100)];
      random.nextBytes(key);
      random.nextBytes(salt);
      String info = "x".repeat(random.nextInt(90));
      HKDFBytesGenerator other = new HKDFBytesGenerator(new SHA256Digest());
      other.init(new HKDFParameters(key, salt, info.getBytes(StandardCharsets.UTF_8)));
      byte[] expected = new byte[32];
      other.generateBytes(expected, 0, expected.length);
      assertThat(Hkdf.derive(key, salt, info)).isEqualTo(expected);
    }
  }
}
