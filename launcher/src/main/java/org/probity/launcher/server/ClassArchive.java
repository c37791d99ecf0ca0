package org.probity.launcher.server;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.TimeUnit;
import javax.management.JMException;
import javax.management.ObjectName;
import org.probity.launcher.data.DataFolder;

/**
 * Class-data sharing: the classes of the first start, parsed once and mapped by every later start,
 * which then takes 60 % of the time. {@code bin/probity} names the archive to the virtual machine,
 * which ignores one that does not fit the Java version or the jars.
 */
public final class ClassArchive {
  private static final System.Logger LOG = System.getLogger(ClassArchive.class.getName());

  /** The first requests come first. */
  private static final long WAIT_SECONDS = 20;

  private ClassArchive() {}

  /** Makes the archive in the background unless this process already runs from it. */
  public static void refresh(DataFolder folder) {
    Path archive = folder.cache().resolve("classes.jsa");
    if (Files.exists(archive) && System.getProperty("java.vm.info", "").contains("sharing")) {
      return;
    }
    Thread thread = new Thread(() -> make(archive), "class-archive");
    thread.setDaemon(true);
    thread.start();
  }

  private static void make(Path archive) {
    Path beside = archive.resolveSibling("classes.jsa.new");
    Thread abandon = new Thread(() -> abandon(beside), "class-archive-abandoned");
    try {
      TimeUnit.SECONDS.sleep(WAIT_SECONDS);
      Files.deleteIfExists(beside);
      Runtime.getRuntime().addShutdownHook(abandon);
      dump(beside);
      Files.move(
          beside, archive, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      removeOutput(beside);
      Runtime.getRuntime().removeShutdownHook(abandon);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IllegalStateException e) {
      LOG.log(System.Logger.Level.DEBUG, "Stopped while the class archive was made.", e);
    } catch (IOException | JMException e) {
      LOG.log(System.Logger.Level.INFO, "No class archive was made; starts stay slower.", e);
    }
  }

  /** The virtual machine lists its classes and starts another that parses and writes them. */
  private static void dump(Path file) throws JMException {
    ManagementFactory.getPlatformMBeanServer()
        .invoke(
            new ObjectName("com.sun.management:type=DiagnosticCommand"),
            "vmCds",
            new Object[] {new String[] {"static_dump", file.toString()}},
            new String[] {String[].class.getName()});
  }

  private static void abandon(Path beside) {
    ProcessHandle.current()
        .children()
        .filter(child -> child.info().commandLine().orElse("").contains(beside.toString()))
        .forEach(ProcessHandle::destroyForcibly);
    try {
      removeOutput(beside);
    } catch (IOException e) {
      LOG.log(System.Logger.Level.DEBUG, "The archive's helper left files behind.", e);
    }
  }

  /** The virtual machine's helper leaves two files in the working folder; its command is in one. */
  private static void removeOutput(Path archive) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(Path.of(""), "java_pid*_stdout")) {
      for (Path out : files) {
        if (Files.readString(out).contains(archive.toString())) {
          Files.delete(out);
          Files.deleteIfExists(Path.of(out.toString().replace("_stdout", "_stderr")));
        }
      }
    }
  }
}
