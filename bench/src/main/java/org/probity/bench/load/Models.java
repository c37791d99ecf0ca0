package org.probity.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.probity.inference.HostOptions;
import org.probity.inference.ModelHost;
import org.probity.inference.ServedModel;
import org.probity.inference.text.TextTokenizer;

/** The distribution's models in this JVM, without gate, ledger or network. */
public final class Models implements AutoCloseable {
  private final Path folder = Path.of(System.getProperty("probity.distribution")).resolve("models");
  private final ModelHost host;

  public Models() {
    Path engines = Path.of("engines");
    try {
      Files.createDirectories(engines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    host = new ModelHost(HostOptions.serving(engines, folder.resolve("minilm")));
  }

  public ServedModel served(String name) {
    return host.load(folder.resolve(name));
  }

  TextTokenizer tokenizer(String name) {
    return TextTokenizer.loadWhole(folder.resolve(name).resolve("tokenizer.json"));
  }

  boolean has(String name) {
    return Files.isDirectory(folder.resolve(name));
  }

  @Override
  public void close() {
    host.close();
  }
}
