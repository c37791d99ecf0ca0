package org.probity.launcher.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.probity.launcher.LauncherException;

/**
 * One work as the server takes it.
 *
 * @param name of the file below the folder
 * @param line the request's JSON, or null if it is none
 * @param refused why it is none, or null
 */
record WorkFile(String name, @Nullable String line, @Nullable String refused) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What the server takes in one request, with room for JSON's escapes. */
  private static final long LARGEST = 8L << 20;

  private static final Set<String> PICTURES = Set.of("png", "jpg", "jpeg", "gif", "bmp");
  private static final Set<String> PROGRAMS =
      Set.of(
          "java", "kt", "scala", "groovy", "c", "h", "cc", "cpp", "hpp", "cs", "go", "rs", "py",
          "js", "mjs", "ts", "tsx", "jsx", "rb", "php", "swift", "m", "sh", "sql", "pl", "lua", "r",
          "dart", "ex", "hs", "ml", "clj");

  static WorkFile read(Path folder, Path file, String kind, @Nullable String holder) {
    String name = folder.relativize(file).toString();
    try {
      if (Files.size(file) > LARGEST) {
        return new WorkFile(name, null, "It is larger than " + (LARGEST >> 20) + " MiB.");
      }
      ObjectNode work = JSON.createObjectNode().put("title", name);
      if (holder != null) {
        work.put("holder", holder);
      }
      byte[] content = Files.readAllBytes(file);
      String ending = ending(name);
      if (PICTURES.contains(ending)) {
        work.put("kind", "trade-mark").put("image", Base64.getEncoder().encodeToString(content));
      } else {
        work.put("kind", kind).put("form", PROGRAMS.contains(ending) ? "code" : "text");
        work.put("text", text(content));
      }
      return new WorkFile(name, JSON.writeValueAsString(work), null);
    } catch (CharacterCodingException e) {
      return new WorkFile(name, null, "It is neither UTF-8 text nor a picture.");
    } catch (IOException e) {
      throw new LauncherException("%s cannot be read.", file).because(e);
    }
  }

  private static String ending(String name) {
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  private static String text(byte[] content) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
  }
}
