package org.probity.web.pages;

import java.util.Arrays;
import java.util.regex.Pattern;
import org.probity.domain.tensor.Datatype;
import org.probity.domain.tensor.Tensor;

/** PNG files in base64, as a model that makes pictures answers. */
final class PngFiles {
  /** The signature of PNG (ISO/IEC 15948 section 5.2), then nothing but base64. */
  private static final Pattern FILE = Pattern.compile("iVBORw0KGgo[A-Za-z0-9+/]*={0,2}");

  private PngFiles() {}

  static boolean are(Tensor tensor) {
    return tensor.datatype() == Datatype.BYTES
        && tensor.length() > 0
        && Arrays.stream(tensor.texts()).allMatch(text -> FILE.matcher(text).matches());
  }

  /** A {@code data:} address. */
  static String at(String file) {
    return "data:image/png;base64," + file;
  }
}
