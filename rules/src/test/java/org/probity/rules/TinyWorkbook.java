package org.probity.rules;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/** The tiny pack as a workbook, part by part, so that tests can spoil each. */
final class TinyWorkbook {
  static final String SHEET = "xl/worksheets/sheet1.xml";
  private final Map<String, byte[]> parts = new LinkedHashMap<>();

  TinyWorkbook() {
    byte[] file = PackSheetWriter.xlsx(TinyPack.read(TinyPack.YAML));
    try (ZipFile zip =
        ZipFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(file)).get()) {
      for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
        parts.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  TinyWorkbook put(String part, String content) {
    parts.put(part, content.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  /** Changes one thing in a part. */
  TinyWorkbook change(String part, String pattern, String instead) {
    String before = text(part);
    String after = before.replaceFirst(pattern, instead);
    if (after.equals(before)) {
      throw new IllegalArgumentException("Nothing to change in " + before);
    }
    return put(part, after);
  }

  /** Has a cell of the sheet hold this XML instead. */
  TinyWorkbook cell(String name, String attributes, String content) {
    return change(
        SHEET,
        "<c r=\"" + name + "\"[^>]*?(/>|>.*?</c>)",
        "<c r=\"" + name + "\" " + attributes + ">" + content + "</c>");
  }

  String text(String part) {
    byte[] bytes = parts.get(part);
    if (bytes == null) {
      throw new IllegalArgumentException("There is no such part; there are " + parts.keySet());
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  PolicyPack read() {
    return PackSheet.read(bytes());
  }
}
