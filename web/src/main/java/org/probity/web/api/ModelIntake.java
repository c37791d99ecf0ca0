package org.probity.web.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.probity.domain.account.Caller;
import org.probity.domain.decision.DecisionId;
import org.probity.domain.model.ModelManifest;
import org.probity.domain.model.ModelVersion;
import org.probity.domain.model.ModelVersions;
import org.probity.guard.GuardException;
import org.probity.guard.GuardException.Kind;
import org.probity.guard.models.Models;
import org.probity.inference.HostOptions;
import org.probity.inference.ImportLimits;
import org.probity.inference.ModelException;
import org.probity.inference.ModelFolder;
import org.probity.inference.ModelImporter;
import org.probity.web.http.Refusal;
import org.probity.web.wiring.Settings;

/** Takes uploaded models in, one at a time: unpacked, tried in a process of its own, registered. */
@ApplicationScoped
public class ModelIntake {
  private final Semaphore one = new Semaphore(1);
  @Inject private Settings settings;
  @Inject private ModelVersions registry;
  @Inject private Models models;
  @Inject private Journal journal;
  @Inject private Clock clock;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public ModelIntake() {}

  /**
   * @throws Refusal with 429 while another model is taken in
   * @throws GuardException of kind UNPROCESSABLE if it is not what it claims, CONFLICT if this
   *     version is there
   */
  public ModelVersion register(InputStream archive, Caller caller) {
    if (!one.tryAcquire()) {
      throw new Refusal(429, "Another model is being taken in; try again.");
    }
    try {
      return take(archive, caller);
    } finally {
      one.release();
    }
  }

  private ModelVersion take(InputStream archive, Caller caller) {
    Path data = settings.data().toAbsolutePath();
    Path folder = data.resolve("models").resolve(DecisionId.next().toString());
    HostOptions options =
        HostOptions.serving(
            data.resolve("native"), settings.models().toAbsolutePath().resolve("minilm"));
    boolean kept = false;
    try {
      Files.createDirectories(folder.getParent());
      ModelManifest manifest =
          new ModelImporter(options, ImportLimits.DEFAULT).importZip(archive, folder);
      ModelVersion version = registered(manifest, folder, caller);
      kept = true;
      return version;
    } catch (ModelException e) {
      throw GuardException.of(Kind.UNPROCESSABLE, e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      if (!kept) {
        delete(folder);
      }
    }
  }

  private ModelVersion registered(ModelManifest manifest, Path folder, Caller caller) {
    if (registry.find(manifest.name(), manifest.version()).isPresent()) {
      throw new GuardException(Kind.CONFLICT, "This version of the model is already there.");
    }
    ModelVersion version =
        new ModelVersion(
            manifest.name(),
            manifest.version(),
            ModelFolder.digest(folder),
            folder.toString(),
            caller.id(),
            clock.instant());
    journal.record(caller, version, Map.of("step", "register"));
    registry.save(version);
    models.refresh(version);
    return version;
  }

  private static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
