package org.probity.launcher.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A model's folder, perhaps damaged, on its way to a server. */
public final class ModelUpload {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final Map<String, byte[]> files = new LinkedHashMap<>();

  public static ModelUpload of(Path folder) throws IOException {
    ModelUpload upload = new ModelUpload();
    try (Stream<Path> paths = Files.list(folder)) {
      for (Path path : paths.sorted().toList()) {
        upload.files.put(path.getFileName().toString(), Files.readAllBytes(path));
      }
    }
    return upload;
  }

  public byte[] file(String name) {
    return Objects.requireNonNull(files.get(name), name).clone();
  }

  public ModelUpload with(String name, byte[] content) {
    files.put(name, content);
    return this;
  }

  /** The admin's upload. */
  public HttpResponse<String> send(TestServer server) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
      }
    }
    HttpRequest request =
        HttpRequest.newBuilder(server.url("/api/models"))
            .timeout(Duration.ofMinutes(2))
            .header("Content-Type", "application/zip")
            .header("Authorization", "Bearer " + server.key("admin"))
            .POST(HttpRequest.BodyPublishers.ofByteArray(bytes.toByteArray()))
            .build();
    try {
      return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
