package org.probity.guard.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.probity.domain.model.Lifecycle;
import org.probity.domain.model.ModelVersion;
import org.probity.domain.model.ModelVersions;
import org.probity.domain.tensor.Tensor;
import org.probity.guard.GuardException;
import org.probity.guard.GuardException.Kind;
import org.probity.inference.HostOptions;
import org.probity.inference.HostOptions.Limits;
import org.probity.inference.ModelFolder;
import org.probity.inference.ModelHost;

/** Versions of a real model, whose program hangs when a row's sum is negative. */
class ModelsTest {
  private static final Path LAZY = Path.of("src/test/resources/lazy");
  private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

  /** Two seconds a piece of work, so that a hanging one is soon found. */
  private static final HostOptions OPTIONS =
      new HostOptions(
          Path.of("target/native"),
          Path.of("none"),
          1,
          new Limits(16, 1000, 16, 2, 64, 4, 0, 1 << 28));

  private static final ModelHost HOST = new ModelHost(OPTIONS);

  private final Path folder;
  private final Registry registry = new Registry();
  private final List<String> suspended = new ArrayList<>();
  private final Models models =
      new Models(registry, HOST, Clock.systemUTC(), version -> suspended.add(version.version()));

  ModelsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @AfterAll
  static void stop() {
    HOST.close();
  }

  @Test
  void whoHangsIsSuspendedAndOthersAnswer() throws IOException {
    active("1", NOON);
    active("2", NOON.minusSeconds(1));
    models.start();
    assertThat(answer(models.inService("lazy", "1"), 1)).hasSize(2);

    ModelInService first = models.inService("lazy", "1");
    assertThatThrownBy(() -> answer(first, -1)).satisfies(e -> assertKind(e, Kind.UNAVAILABLE));

    assertThat(suspended).containsExactly("1");
    assertThat(registry.find("lazy", "1").orElseThrow().lifecycle()).isEqualTo(Lifecycle.SUSPENDED);
    assertThat(models.inService("lazy", "1").version().lifecycle()).isEqualTo(Lifecycle.SUSPENDED);
    assertThat(models.inService("lazy", "1").served()).isNull();
    ModelInService instead = models.inService("lazy", null);
    assertThat(instead.versionName()).isEqualTo("2");
    assertThat(answer(instead, 1)).hasSize(2);

    models.activate(registry.find("lazy", "1").orElseThrow(), () -> {});
    assertThat(answer(models.inService("lazy", "1"), 1)).hasSize(2);
  }

  @Test
  void theVersionActivatedLastIsInServiceAndTheOtherStays() throws IOException {
    active("1", NOON);
    active("2", NOON.plusMillis(500));
    models.start();
    ModelInService held = models.inService("lazy", null);
    assertThat(held.versionName()).isEqualTo("2");
    models.activate(registry.find("lazy", "1").orElseThrow(), () -> {});
    assertThat(models.inService("lazy", null).versionName()).isEqualTo("1");
    assertThat(answer(held, 1)).hasSize(2);
  }

  @Test
  void moreThanTheLimitsIsTooLarge() throws IOException {
    active("1", NOON);
    models.start();
    Tensor rows = Tensor.floats("features", new float[17 * 4], 17, 4);
    assertThatThrownBy(() -> models.infer(models.inService("lazy", "1"), List.of(rows)))
        .satisfies(e -> assertKind(e, Kind.TOO_LARGE));
  }

  @Test
  void filesThatChangedAreNotLoaded() throws IOException {
    Path files = active("1", NOON);
    Files.writeString(files.resolve("README.md"), "more");
    models.start();
    assertThat(models.inService("lazy", "1").hashVerified()).isFalse();
    assertThat(models.inService("lazy", "1").served()).isNull();
  }

  private List<Tensor> answer(ModelInService model, float value) {
    return models.infer(
        model, List.of(Tensor.floats("features", new float[] {value, 0, 0, 0}, 1, 4)));
  }

  private static void assertKind(Throwable error, Kind kind) {
    assertThat(error)
        .isInstanceOfSatisfying(GuardException.class, e -> assertThat(e.kind()).isEqualTo(kind));
  }

  private Path active(String version, Instant at) throws IOException {
    Path files = Files.createDirectory(folder.resolve(version));
    Files.copy(LAZY.resolve("model.pt"), files.resolve("model.pt"));
    String json = Files.readString(LAZY.resolve("model.json"));
    Files.writeString(
        files.resolve("model.json"),
        json.replace("\"version\": \"1\"", "\"version\": \"" + version + "\""));
    ModelVersion entry =
        new ModelVersion(
            "lazy", version, ModelFolder.digest(files), files.toString(), "test", NOON);
    entry.activate(at);
    registry.save(entry);
    return files;
  }

  /** The registry without a database. */
  private static final class Registry implements ModelVersions {
    private final Map<ModelVersion.Key, ModelVersion> entries = new HashMap<>();

    @Override
    public Optional<ModelVersion> find(String name, String version) {
      return Optional.ofNullable(entries.get(new ModelVersion.Key(name, version)));
    }

    @Override
    public List<ModelVersion> all() {
      return List.copyOf(entries.values());
    }

    @Override
    public void save(ModelVersion version) {
      entries.put(new ModelVersion.Key(version.name(), version.version()), version);
    }
  }
}
