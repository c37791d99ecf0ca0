package org.probity.launcher.data;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.probity.launcher.LauncherException;

/** Keeps a second server out of a data folder; the system releases it when the process dies. */
public final class DataLock implements AutoCloseable {
  private final FileChannel channel;

  private DataLock(FileChannel channel) {
    this.channel = channel;
  }

  public static DataLock acquire(DataFolder folder) {
    Path file = folder.root().resolve("lock");
    try {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      @Nullable FileLock lock = channel.tryLock();
      if (lock == null) {
        channel.close();
        throw new LauncherException(
            "The data folder %s is in use by another running server.", folder.root());
      }
      return new DataLock(channel);
    } catch (IOException e) {
      throw folder.failure(e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new LauncherException("The data folder's lock cannot be released.").because(e);
    }
  }
}
