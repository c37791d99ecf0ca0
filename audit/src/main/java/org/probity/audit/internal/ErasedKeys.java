package org.probity.audit.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.probity.audit.LedgerException;
import org.probity.audit.verify.StrictBase64;

/**
 * Which keys of persons were destroyed, in a file outside the database: a database that was put
 * back to an earlier state has them again. A line is the HMAC of the person's reference and the id
 * of the key, and stands on the disk before the key's destruction is committed.
 */
public final class ErasedKeys {
  private final @Nullable Path file;

  /**
   * @param file or null to remember nothing
   */
  public ErasedKeys(@Nullable Path file) {
    this.file = file;
  }

  /**
   * @param reference HMAC of the person's reference
   * @param id of the key's row
   */
  public record ErasedKey(String reference, long id) {
    public static ErasedKey of(byte[] reference, long id) {
      return new ErasedKey(StrictBase64.encode(reference), id);
    }

    public byte[] subject() {
      return StrictBase64.decode(reference);
    }

    private static ErasedKey parse(String line) {
      int space = line.indexOf(' ');
      return new ErasedKey(line.substring(0, space), Long.parseLong(line.substring(space + 1)));
    }
  }

  /**
   * @throws LedgerException if the file cannot be read or is not one of ours
   */
  public synchronized List<ErasedKey> all() {
    if (file == null || !Files.exists(file)) {
      return List.of();
    }
    try {
      Set<ErasedKey> keys = new LinkedHashSet<>();
      for (String line : Files.readAllLines(file, StandardCharsets.US_ASCII)) {
        // A line that a crash cut off was of an erasure that was not committed.
        if (line.matches("[A-Za-z0-9+/]{43}= [0-9]{1,18}")) {
          keys.add(ErasedKey.parse(line));
        }
      }
      return new ArrayList<>(keys);
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  public synchronized void add(ErasedKey key) {
    if (file == null) {
      return;
    }
    byte[] line = (key.reference() + " " + key.id() + "\n").getBytes(StandardCharsets.US_ASCII);
    try (FileChannel out =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
      out.write(ByteBuffer.wrap(line));
      out.force(true);
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  /** Keeps these alone. */
  public synchronized void retain(List<ErasedKey> keys) {
    if (file == null) {
      return;
    }
    StringBuilder lines = new StringBuilder();
    keys.forEach(key -> lines.append(key.reference()).append(' ').append(key.id()).append('\n'));
    Path draft = Path.of(file + ".part");
    try {
      Files.writeString(draft, lines, StandardCharsets.US_ASCII);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  private static LedgerException unusable(IOException e) {
    return new LedgerException("The file of erased keys cannot be used.", e);
  }
}
