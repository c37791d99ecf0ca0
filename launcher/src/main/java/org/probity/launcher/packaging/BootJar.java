package org.probity.launcher.packaging;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.probity.launcher.boot.Boot;

/**
 * {@code lib/boot.jar}: the start class and a manifest whose class path is Payara and the model
 * host, relative, so that the folder can be moved.
 */
final class BootJar {
  private static final List<String> COPIED_FROM_PAYARA = List.of("Add-Opens", "Add-Exports");

  private BootJar() {}

  static void write(Path distribution) throws IOException {
    Path jar = distribution.resolve("lib/boot.jar");
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream boot = new JarOutputStream(out, manifest(distribution))) {
      Path classes = Path.of(location()).resolve("org/probity/launcher/boot");
      for (Path file : sorted(classes)) {
        boot.putNextEntry(new JarEntry("org/probity/launcher/boot/" + file.getFileName()));
        Files.copy(file, boot);
        boot.closeEntry();
      }
    }
  }

  private static java.net.URI location() {
    return java.net.URI.create(
        Boot.class.getProtectionDomain().getCodeSource().getLocation().toString());
  }

  private static Manifest manifest(Path distribution) throws IOException {
    Manifest manifest = new Manifest();
    Attributes main = manifest.getMainAttributes();
    main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    main.put(Attributes.Name.MAIN_CLASS, Boot.class.getName());
    main.put(Attributes.Name.CLASS_PATH, classPath(distribution));
    try (JarFile payara = new JarFile(distribution.resolve("payara/launch-micro.jar").toFile())) {
      for (String name : COPIED_FROM_PAYARA) {
        main.putValue(name, payara.getManifest().getMainAttributes().getValue(name));
      }
    }
    return manifest;
  }

  private static String classPath(Path distribution) throws IOException {
    List<String> entries = new ArrayList<>();
    entries.add("../payara/launch-micro.jar");
    for (Path jar : sorted(distribution.resolve("lib/host"))) {
      entries.add("host/" + jar.getFileName());
    }
    return String.join(" ", entries);
  }

  private static List<Path> sorted(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }
}
