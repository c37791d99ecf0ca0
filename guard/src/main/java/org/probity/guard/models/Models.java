package org.probity.guard.models;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.probity.domain.model.Lifecycle;
import org.probity.domain.model.ModelManifest;
import org.probity.domain.model.ModelVersion;
import org.probity.domain.model.ModelVersions;
import org.probity.domain.tensor.Tensor;
import org.probity.guard.GuardException;
import org.probity.guard.GuardException.Kind;
import org.probity.inference.BadInputException;
import org.probity.inference.BusyException;
import org.probity.inference.ModelException;
import org.probity.inference.ModelFolder;
import org.probity.inference.ModelHost;
import org.probity.inference.ServedModel;
import org.probity.inference.StuckException;
import org.probity.inference.TooLargeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The models in service: what the registry says, and the weights loaded for it. Reads take no lock;
 * a change replaces one entry.
 */
public final class Models {
  private static final Logger LOG = LoggerFactory.getLogger(Models.class);
  private final ModelVersions registry;
  private final ModelHost host;
  private final Clock clock;
  private final Consumer<ModelVersion> suspension;
  private final Map<ModelVersion.Key, ModelInService> current = new ConcurrentHashMap<>();

  /**
   * @param suspension writes down that a version was suspended because it does not answer
   */
  public Models(
      ModelVersions registry, ModelHost host, Clock clock, Consumer<ModelVersion> suspension) {
    this.registry = registry;
    this.host = host;
    this.clock = clock;
    this.suspension = suspension;
  }

  /** Loads what the registry holds as active. A model that fails to load does not answer. */
  public void start() {
    registry.all().forEach(this::refresh);
  }

  public Collection<ModelInService> all() {
    return current.values().stream()
        .sorted(
            Comparator.comparing(ModelInService::name)
                .thenComparing(model -> model.version().registeredAt()))
        .toList();
  }

  /**
   * The version named, else the one in service, else the one registered last: a suspended model is
   * found, so that the refusal is judged and recorded (OVS-05).
   *
   * @throws GuardException of kind UNKNOWN_MODEL
   */
  public ModelInService inService(String name, @Nullable String version) {
    return find(name, version)
        .orElseThrow(() -> new GuardException(Kind.UNKNOWN_MODEL, "There is no such model."));
  }

  public Optional<ModelInService> find(String name, @Nullable String version) {
    if (version != null) {
      return Optional.ofNullable(current.get(new ModelVersion.Key(name, version)));
    }
    List<ModelInService> versions =
        current.values().stream().filter(model -> model.name().equals(name)).toList();
    return versions.stream()
        .filter(model -> model.version().lifecycle() == Lifecycle.ACTIVE)
        .max(
            Comparator.comparing(
                model -> model.version().activatedAt(),
                Comparator.nullsFirst(Comparator.naturalOrder())))
        .or(
            () ->
                versions.stream()
                    .max(Comparator.comparing(model -> model.version().registeredAt())));
  }

  /**
   * @return the public outputs
   * @throws GuardException of kind MALFORMED if the inputs do not fit, TOO_LARGE if they are more
   *     than is computed at once, BUSY if too much waits for the model, UNAVAILABLE if the model is
   *     not loaded or does not answer
   */
  public List<Tensor> infer(ModelInService model, List<Tensor> inputs) {
    return asked(model, served -> served.infer(inputs));
  }

  /**
   * @return for each window of the text the logits, as {@link ServedModel#readThrough}
   * @throws GuardException as {@link #infer}
   */
  public List<float[]> readThrough(ModelInService model, String text) {
    return asked(model, served -> served.readThrough(text));
  }

  private <T> T asked(ModelInService model, Function<ServedModel, T> question) {
    try {
      return question.apply(served(model));
    } catch (BadInputException e) {
      throw GuardException.of(Kind.MALFORMED, e);
    } catch (TooLargeException e) {
      throw GuardException.of(Kind.TOO_LARGE, e);
    } catch (BusyException e) {
      throw GuardException.of(Kind.BUSY, e);
    } catch (StuckException e) {
      suspend(model);
      throw GuardException.of(Kind.UNAVAILABLE, e);
    } catch (ModelException e) {
      LOG.warn("Model {} {} failed to answer.", model.name(), model.versionName());
      throw new GuardException(Kind.UNAVAILABLE, "The model failed to answer.", e);
    }
  }

  /** Takes a version out of service that does not come back from a computation. */
  private synchronized void suspend(ModelInService stuck) {
    ModelVersion version = registry.find(stuck.name(), stuck.versionName()).orElse(stuck.version());
    if (version.lifecycle() != Lifecycle.ACTIVE) {
      return;
    }
    LOG.error("Model {} {} did not answer in time.", stuck.name(), stuck.versionName());
    version.suspend();
    try {
      suspension.accept(version);
      registry.save(version);
    } finally {
      refresh(version);
    }
  }

  /**
   * Refuses inputs that the model could not take, before a person is asked about them.
   *
   * @throws GuardException of kind MALFORMED or TOO_LARGE if it could not, BUSY or UNAVAILABLE if
   *     that cannot be told now
   */
  public void requireFitting(ModelInService model, List<Tensor> inputs) {
    if (model.served() == null) {
      return;
    }
    asked(
        model,
        loaded -> {
          loaded.check(inputs);
          return inputs;
        });
  }

  public static ServedModel served(ModelInService model) {
    ServedModel served = model.served();
    if (served == null) {
      throw new GuardException(Kind.UNAVAILABLE, "The model is not loaded.");
    }
    return served;
  }

  /** SHA-256 in hex of each file of a model, as it lies on the disk now. */
  public SortedMap<String, String> fileDigests(ModelInService model) {
    return ModelFolder.fileDigests(Path.of(model.version().folder()));
  }

  /** Puts a registry entry into service as it now stands; loads or unloads its weights. */
  public synchronized void refresh(ModelVersion version) {
    ModelVersion.Key key = new ModelVersion.Key(version.name(), version.version());
    ModelInService before = current.get(key);
    ModelInService after = load(version, before);
    current.put(key, after);
    if (before != null && before.served() != null && before.served() != after.served()) {
      before.served().close();
    }
  }

  private ModelInService load(ModelVersion version, @Nullable ModelInService before) {
    Path folder = Path.of(version.folder());
    ModelManifest manifest = ModelFolder.manifest(folder);
    if (version.lifecycle() != Lifecycle.ACTIVE) {
      return new ModelInService(version, manifest, null, true);
    }
    if (before != null && before.served() != null) {
      return new ModelInService(version, manifest, before.served(), before.hashVerified());
    }
    ServedModel served;
    try {
      served = host.load(folder);
    } catch (ModelException e) {
      LOG.error("Model {} {} did not load: {}", version.name(), version.version(), e.getMessage());
      return new ModelInService(version, manifest, null, false);
    }
    boolean verified = served.digest().equals(version.digest());
    if (!verified) {
      LOG.error(
          "The files of model {} {} are not those registered.", version.name(), version.version());
      served.close();
      return new ModelInService(version, manifest, null, false);
    }
    return new ModelInService(version, manifest, served, true);
  }

  /**
   * Activates a version: loaded, then recorded, then in the registry, then in service. When a step
   * fails, everything stays as it was.
   *
   * @param record writes the activation down, outside any transaction
   * @throws GuardException of kind CONFLICT if it was retired, UNPROCESSABLE if it does not load
   */
  public synchronized void activate(ModelVersion version, Runnable record) {
    try {
      version.activate(clock.instant());
    } catch (IllegalStateException e) {
      throw GuardException.of(Kind.CONFLICT, e);
    }
    ModelVersion.Key key = new ModelVersion.Key(version.name(), version.version());
    ModelInService before = current.get(key);
    ServedModel kept = before == null ? null : before.served();
    ServedModel served = kept == null ? loadAsRegistered(version) : kept;
    try {
      record.run();
      registry.save(version);
    } catch (RuntimeException e) {
      if (served != kept) {
        served.close();
      }
      throw e;
    }
    current.put(key, new ModelInService(version, served.manifest(), served, true));
  }

  private ServedModel loadAsRegistered(ModelVersion version) {
    ServedModel served;
    try {
      served = host.load(Path.of(version.folder()));
    } catch (ModelException e) {
      throw GuardException.of(Kind.UNPROCESSABLE, e);
    }
    if (!served.digest().equals(version.digest())) {
      served.close();
      throw new GuardException(
          Kind.UNPROCESSABLE, "The model's files are not those that were registered.");
    }
    return served;
  }
}
