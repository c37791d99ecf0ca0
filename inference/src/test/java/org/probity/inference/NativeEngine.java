package org.probity.inference;

import java.nio.file.Path;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.probity.inference.internal.Engines;

/** Starts the native engine once, as serving does, unpacking it below {@code target}. */
public final class NativeEngine implements BeforeAllCallback {
  public static final HostOptions OPTIONS =
      HostOptions.serving(Path.of("target/native"), Path.of("target/models/minilm"));

  @Override
  public void beforeAll(ExtensionContext context) {
    Engines.start(OPTIONS);
  }
}
