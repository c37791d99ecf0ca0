package org.probity.inference;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.probity.domain.model.ModelManifest;
import org.probity.inference.manifest.ManifestReader;

/** What can be said of a model folder without loading it. */
public final class ModelFolder {
  private static final int MAX_MANIFEST_BYTES = 1 << 20;

  private ModelFolder() {}

  /**
   * Identifies everything in the folder: SHA-256 over {@code <sha256 of file> <name>\n}, files
   * sorted by name. Weights that build on an encoder name its digests, so it is covered too.
   *
   * @return {@code sha256:hex}
   * @throws ModelException if the folder cannot be read
   */
  public static String digest(Path folder) {
    MessageDigest digest = sha256();
    fileDigests(folder)
        .forEach(
            (name, file) ->
                digest.update((file + "  " + name + "\n").getBytes(StandardCharsets.UTF_8)));
    return "sha256:" + HexFormat.of().formatHex(digest.digest());
  }

  /**
   * SHA-256 in hex of each file, by its name within the folder.
   *
   * @throws ModelException if the folder cannot be read
   */
  public static SortedMap<String, String> fileDigests(Path folder) {
    SortedMap<String, String> digests = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(folder)) {
      walk.filter(Files::isRegularFile)
          .forEach(file -> digests.put(folder.relativize(file).toString(), fileDigest(file)));
      return digests;
    } catch (IOException e) {
      throw new ModelException("The model folder cannot be read.", e);
    }
  }

  /**
   * Reads {@code model.json}.
   *
   * @throws ModelException if it is missing or not what a manifest must be
   */
  public static ModelManifest manifest(Path folder) {
    Path file = folder.resolve("model.json");
    try {
      if (!Files.isRegularFile(file) || Files.size(file) > MAX_MANIFEST_BYTES) {
        throw new ModelException("The folder has no model.json, or one larger than 1 MiB.");
      }
      return ManifestReader.read(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new ModelException("The file model.json cannot be read.", e);
    }
  }

  /**
   * SHA-256 of a file's bytes, in hex.
   *
   * @throws ModelException if it cannot be read
   */
  public static String fileDigest(Path file) {
    MessageDigest digest = sha256();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      in.transferTo(java.io.OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw new ModelException("A file of the model cannot be read.", e);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }
}
