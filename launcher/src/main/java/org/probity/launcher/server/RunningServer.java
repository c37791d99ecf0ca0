package org.probity.launcher.server;

import java.io.IOException;
import java.nio.file.Files;
import org.probity.launcher.Distribution;
import org.probity.launcher.data.DataFolder;
import org.probity.launcher.data.PrivateFile;

/** {@code server.json}: how commands find the server of a data folder. */
final class RunningServer {
  private RunningServer() {}

  static void announce(DataFolder folder, Address address) {
    try {
      PrivateFile.write(
          folder.serverFile(),
          "{\"pid\":"
              + ProcessHandle.current().pid()
              + ",\"url\":\""
              + address.url()
              + "\",\"version\":\""
              + Distribution.version()
              + "\"}\n");
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
