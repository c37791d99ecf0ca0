package org.probity.launcher.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;
import org.probity.launcher.Distribution;
import org.probity.launcher.LauncherException;
import org.probity.launcher.data.DataFolder;
import org.probity.launcher.data.PrivateFile;

/**
 * {@code server.json}: how commands find the server of a data folder.
 *
 * @param url without a path
 * @param certificate its SHA-256, hex; null without TLS
 */
public record RunningServer(long pid, String url, String version, @Nullable String certificate) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static RunningServer here(Address address) {
    return new RunningServer(
        ProcessHandle.current().pid(),
        address.url(),
        Distribution.version(),
        address.fingerprint());
  }

  /** Fails with one sentence if no server runs over the folder. */
  public static RunningServer find(DataFolder folder) {
    try {
      RunningServer found =
          JSON.readValue(Files.readString(folder.serverFile()), RunningServer.class);
      if (ProcessHandle.of(found.pid).isEmpty()) {
        throw none(folder);
      }
      return found;
    } catch (NoSuchFileException e) {
      throw none(folder).because(e);
    } catch (JsonProcessingException e) {
      throw new LauncherException("%s is damaged.", folder.serverFile()).because(e);
    } catch (IOException e) {
      throw folder.failure(e);
    }
  }

  private static LauncherException none(DataFolder folder) {
    return new LauncherException(
        "No server runs over %s; start one, or name its folder with --data.", folder.root());
  }

  void announce(DataFolder folder) {
    try {
      PrivateFile.write(folder.serverFile(), JSON.writeValueAsString(this) + "\n");
    } catch (IOException e) {
      throw folder.failure(e);
    }
  }

  static void withdraw(DataFolder folder) {
    try {
      Files.deleteIfExists(folder.serverFile());
    } catch (IOException e) {
      throw folder.failure(e);
    }
  }
}
