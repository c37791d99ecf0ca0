package org.probity.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.probity.launcher.data.DataFolder;
import org.probity.launcher.server.LocalClient;
import org.probity.launcher.server.RunningServer;
import org.probity.launcher.testing.TestFolders;
import org.probity.launcher.testing.TestServer;

class TlsIT {
  @TempDir
  @SuppressWarnings("NullAway.Init") // JUnit sets it
  private Path folder;

  @Test
  void serveByKeystore() throws IOException, InterruptedException {
    byte[] random = new byte[12];
    new SecureRandom().nextBytes(random);
    String password = Base64.getEncoder().encodeToString(random);
    Path keystore = folder.resolve("key.p12");
    makeKey(keystore, password);
    Path passwordFile = Files.writeString(folder.resolve("password"), password + "\n");

    try (TestServer server =
        TestServer.start(
            TestFolders.create("tls"),
            "--keystore",
            keystore.toString(),
            "--keystore-password-file",
            passwordFile.toString())) {
      RunningServer announced = RunningServer.find(DataFolder.open(server.data()));
      assertThat(announced.url()).startsWith("https://127.0.0.1:");
      assertThat(
              LocalClient.create(announced.certificate())
                  .send(
                      HttpRequest.newBuilder(URI.create(announced.url() + "/v2/health/live"))
                          .build(),
                      HttpResponse.BodyHandlers.discarding())
                  .statusCode())
          .isEqualTo(200);
    }
  }

  private static void makeKey(Path keystore, String password)
      throws IOException, InterruptedException {
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                "EC",
                "-storetype",
                "PKCS12",
                "-dname",
                "CN=localhost",
                "-keystore",
                keystore.toString(),
                "-storepass",
                password)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(keytool.waitFor()).isZero();
  }
}
