package org.probity.audit.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever reads a bundle's ZIP from the front and whoever goes by its directory see the same. */
class ZipBodyTest {
  private static final byte[] TEXT = "a text, a text, a text\n".getBytes(StandardCharsets.UTF_8);

  @TempDir
  @SuppressWarnings("NullAway.Init") // JUnit sets it
  private Path folder;

  @ParameterizedTest
  @ValueSource(ints = {ZipEntry.DEFLATED, ZipEntry.STORED})
  void aPlainZipIsSoundAndReads(int method) throws IOException {
    assertThat(readAll(zip(method))).isEqualTo(TEXT);
  }

  /** The directory leaves room behind the data, where a reader of the body goes on. */
  @Test
  void aFileThatDoesNotFillItsPlaceIsRefused() throws IOException {
    byte[] zip = zip(ZipEntry.DEFLATED);
    ByteBuffer bytes = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
    int directory = directory(bytes);
    int packed = bytes.getInt(directory + 20);
    int data = 30 + "a".length();
    ByteArrayOutputStream slack = new ByteArrayOutputStream();
    slack.write(zip, 0, data + packed);
    slack.writeBytes(new byte[7]);
    slack.write(zip, data + packed, zip.length - data - packed);
    byte[] stretched = slack.toByteArray();
    ByteBuffer changed = ByteBuffer.wrap(stretched).order(ByteOrder.LITTLE_ENDIAN);
    changed.putInt(data + packed + 7 + 8, packed + 7);
    changed.putInt(directory + 7 + 20, packed + 7);
    changed.putInt(directory + 7 + 46 + 1 + 42, bytes.getInt(directory + 46 + 1 + 42) + 7);
    changed.putInt(stretched.length - 22 + 16, directory + 7);
    assertThatThrownBy(() -> readAll(stretched)).isInstanceOf(Exception.class);
  }

  @Test
  void aChangedByteIsFound() throws IOException {
    byte[] zip = zip(ZipEntry.STORED);
    zip[30 + 1 + 3] ^= 1;
    assertThatThrownBy(() -> readAll(zip)).isInstanceOf(Exception.class);
  }

  /** Nothing is known of it, so its body is read as others read it. */
  @Test
  void aZipThatDoesNotBeginAtItsFirstByteIsRefused() throws IOException {
    byte[] zip = zip(ZipEntry.DEFLATED);
    byte[] moved = new byte[zip.length + 5];
    System.arraycopy(zip, 0, moved, 5, zip.length);
    assertThatThrownBy(() -> readAll(moved)).isInstanceOf(VerificationException.class);
  }

  /** Reads both files as the verifier does, to the verdict on the body. */
  private byte[] readAll(byte[] zip) throws IOException {
    Path file = folder.resolve("test.zip");
    Files.write(file, zip);
    try (BundleArchive archive = BundleArchive.open(file)) {
      byte[] first = archive.read("a", 1 << 20);
      try (InputStream in = archive.open("b")) {
        assertThat(in.readAllBytes()).isEqualTo(first);
      }
      archive.requireSoundBody();
      return first;
    }
  }

  private static byte[] zip(int method) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (String name : Arrays.asList("a", "b")) {
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(method);
        if (method == ZipEntry.STORED) {
          CRC32 checksum = new CRC32();
          checksum.update(TEXT);
          entry.setCrc(checksum.getValue());
          entry.setSize(TEXT.length);
        }
        zip.putNextEntry(entry);
        zip.write(TEXT);
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  private static int directory(ByteBuffer zip) {
    return zip.getInt(zip.capacity() - 22 + 16);
  }
}
