package org.probity.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(NativeEngine.class)
class ModelImporterTest {
  private static final ImportLimits LIMITS = new ImportLimits(200_000, 400_000, 20, 8, 60);

  private static final Path HOSTILE = Path.of("src/test/resources/torchscript/hostile");

  private final Path models;
  private final Path target;
  private final Path source;
  private final ModelHost host = new ModelHost(NativeEngine.OPTIONS);
  private final ModelImporter importer = new ModelImporter(NativeEngine.OPTIONS, LIMITS);

  ModelImporterTest(@TempDir Path folder) throws IOException {
    models = Files.createDirectory(folder.resolve("models"));
    target = models.resolve("tiny");
    source = TinyModels.mlp(Files.createDirectory(folder.resolve("source")));
  }

  @AfterEach
  void close() {
    host.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "tiny/"})
  void aModelIsUnpackedAndServes(String root) throws IOException {
    assertThat(importer.importZip(zip(files(root)), target).name()).isEqualTo("tiny");
    assertThat(host.load(target).digest()).isEqualTo(ModelFolder.digest(source));
    assertThat(models.toFile().list()).containsExactly("tiny");
  }

  @Test
  void aFolderIsCopied() {
    assertThat(importer.importFolder(source, target).name()).isEqualTo("tiny");
    assertThatThrownBy(() -> importer.importFolder(source, target))
        .hasMessageContaining("already there");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../evil", "/etc/evil", "a/../../evil", "c:\\evil", "a//b", ".hidden"})
  void namesThatLeaveTheFolderAreRefused(String name) throws IOException {
    Map<String, byte[]> files = files("");
    files.put(name, new byte[1]);
    refused(zip(files), "not plain");
  }

  @Test
  void namesThatDifferOnlyInCaseAreRefused() throws IOException {
    Map<String, byte[]> files = files("");
    files.put("MODEL.json", new byte[1]);
    refused(zip(files), "of one name");
  }

  @Test
  void bombsAreRefused() throws IOException {
    Map<String, byte[]> files = files("");
    files.put("zeros.bin", new byte[390_000]);
    refused(zip(files), "unpacks to more");
  }

  @Test
  void tooManyFilesAreRefused() throws IOException {
    Map<String, byte[]> files = files("");
    for (int i = 0; i < 8; i++) {
      files.put("f" + i, new byte[1]);
    }
    refused(zip(files), "more than 8");
  }

  @Test
  void tooLargeArchivesAreRefused() {
    refused(new ByteArrayInputStream(new byte[200_001]), "larger");
  }

  @Test
  void linksAreRefused() throws IOException {
    byte[] bytes = zip(files("")).readAllBytes();
    ByteBuffer zip = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i + 46 < bytes.length; i++) {
      if (zip.getInt(i) == 0x02014b50) {
        zip.putInt(i + 38, 0xA1FF0000);
        break;
      }
    }
    refused(new ByteArrayInputStream(bytes), "links");
  }

  @ParameterizedTest
  @ValueSource(strings = {"saving", "printing", "reading"})
  void programsThatReachBeyondTheirTensorsAreRefused(String name) {
    assertThatThrownBy(() -> importer.importFolder(HOSTILE.resolve(name), target))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("reaches beyond its tensors");
    assertThat(models).isEmptyDirectory();
  }

  @Test
  void anEndlessProgramIsStopped() {
    ImportLimits hasty = new ImportLimits(200_000, 400_000, 20, 8, 8);
    ModelImporter importer = new ModelImporter(NativeEngine.OPTIONS, hasty);
    assertThatThrownBy(() -> importer.importFolder(HOSTILE.resolve("endless"), target))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("within 8 seconds");
    assertThat(models).isEmptyDirectory();
  }

  @Test
  void whatIsNoZipIsRefused() {
    refused(new ByteArrayInputStream("hello".getBytes(StandardCharsets.UTF_8)), "not a ZIP");
    refused(new ByteArrayInputStream(new byte[0]), "not a ZIP");
  }

  @Test
  void everyTruncatedArchiveIsRefused() throws IOException {
    byte[] whole = zip(files("")).readAllBytes();
    for (int length = 0; length < whole.length; length += 13) {
      byte[] cut = Arrays.copyOf(whole, length);
      refused(new ByteArrayInputStream(cut), "");
    }
  }

  private void refused(InputStream archive, String reason) {
    assertThatThrownBy(() -> importer.importZip(archive, target))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining(reason);
    assertThat(models).isEmptyDirectory();
  }

  private Map<String, byte[]> files(String root) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (String name : new String[] {"model.json", "w.safetensors"}) {
      files.put(root + name, Files.readAllBytes(source.resolve(name)));
    }
    return files;
  }

  private static ByteArrayInputStream zip(Map<String, byte[]> files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
        zip.closeEntry();
      }
    }
    return new ByteArrayInputStream(bytes.toByteArray());
  }
}
