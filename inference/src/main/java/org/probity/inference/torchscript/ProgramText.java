package org.probity.inference.torchscript;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.probity.inference.ModelException;

/**
 * The source text inside a TorchScript file. TorchScript cannot call the system, but a few of its
 * operators reach beyond their tensors: files, other processes, and the server's own output, where
 * a program could print what it is asked.
 */
final class ProgramText {
  private static final Pattern BEYOND_TENSORS =
      Pattern.compile(
          "\\b(from_file|torch\\.save|torch\\.load|torch\\.classes|print\\s*\\(|Print\\b"
              + "|rpc_\\w+|ops\\.(?!aten\\.|prim\\.|quantized\\.)\\w+)");
  private static final Pattern FILE_OPERATOR =
      Pattern.compile("\\b(aten\\.(save|from_file)|aten::(save|from_file))\\b");

  private ProgramText() {}

  /**
   * @throws ModelException if the program uses such an operator
   */
  static void check(ZipFile zip, ZipEntry source) throws IOException {
    try (InputStream in = zip.getInputStream(source)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      if (BEYOND_TENSORS.matcher(text).find() || FILE_OPERATOR.matcher(text).find()) {
        throw new ModelException(
            "The program uses an operator that reaches beyond its tensors: files, output or other"
                + " processes.");
      }
    }
  }
}
