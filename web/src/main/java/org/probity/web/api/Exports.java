package org.probity.web.api;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.probity.audit.Ledger;
import org.probity.audit.LedgerException;
import org.probity.domain.decision.DecisionId;
import org.probity.guard.packs.PackDesk;
import org.probity.guard.record.Recorder;
import org.probity.reports.BundleRequest;
import org.probity.reports.BundleWriter;
import org.probity.reports.ReportException;
import org.probity.web.http.Refusal;
import org.probity.web.wiring.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes evidence bundles one after another. An export is a ZIP file and, beside it, who asked;
 * both outlive the server, the queue does not.
 */
@ApplicationScoped
public class Exports {
  private static final Logger LOG = LoggerFactory.getLogger(Exports.class);
  private static final int MOST_WAITING = 16;
  private final Map<UUID, Status> underWay = new ConcurrentHashMap<>();
  @Resource private ManagedThreadFactory threads;
  @Inject private Settings settings;
  @Inject private Ledger ledger;
  @Inject private Recorder recorder;
  @Inject private PackDesk packs;
  @Inject private Clock clock;
  private ThreadPoolExecutor executor;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public Exports() {}

  /** How far an export is. */
  public enum Status {
    QUEUED,
    RUNNING,
    DONE,
    FAILED
  }

  /** An export and who asked for it, pseudonymous. */
  public record Export(UUID id, String owner, Status status) {}

  @PostConstruct
  void start() {
    executor =
        new ThreadPoolExecutor(
            1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_WAITING), threads);
  }

  @PreDestroy
  void stop() {
    executor.shutdownNow();
  }

  /**
   * @throws Refusal with 429 while too many wait
   */
  public UUID begin(BundleRequest request) {
    UUID id = DecisionId.next().value();
    try {
      Path folder = settings.data().resolve("exports");
      Files.createDirectories(folder);
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
      Files.writeString(owner(id), request.requestedBy(), StandardCharsets.UTF_8);
      underWay.put(id, Status.QUEUED);
      executor.execute(() -> write(id, request));
      return id;
    } catch (IOException e) {
      throw new Refusal(503, "The exports folder cannot be written.");
    } catch (RejectedExecutionException e) {
      underWay.remove(id);
      deleteQuietly(owner(id));
      throw new Refusal(429, "Too many exports wait; ask again later.");
    }
  }

  public Optional<Export> find(UUID id) {
    try {
      if (!Files.exists(owner(id))) {
        return Optional.empty();
      }
      String by = Files.readString(owner(id), StandardCharsets.UTF_8);
      // Asked before the file is: one that ends in between is done, not failed.
      Status status = underWay.get(id);
      if (status == null) {
        status = Files.exists(content(id)) ? Status.DONE : Status.FAILED;
      }
      return Optional.of(new Export(id, by, status));
    } catch (IOException e) {
      throw new Refusal(503, "The exports folder cannot be read.");
    }
  }

  public Path content(UUID id) {
    return settings.data().resolve("exports").resolve(id + ".zip");
  }

  private Path owner(UUID id) {
    return settings.data().resolve("exports").resolve(id + ".owner");
  }

  private void write(UUID id, BundleRequest request) {
    underWay.put(id, Status.RUNNING);
    try {
      new BundleWriter(ledger, new GrantedContents(recorder, packs), clock)
          .write(request, content(id));
      Files.setPosixFilePermissions(content(id), PosixFilePermissions.fromString("rw-------"));
    } catch (ReportException | LedgerException e) {
      LOG.error("Export {} failed: {}", id, e.getMessage());
    } catch (IOException | RuntimeException e) {
      LOG.error("Export {} failed by {}.", id, e.getClass().getName());
    } finally {
      underWay.remove(id);
    }
  }

  private static void deleteQuietly(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      LOG.warn("A file of a refused export was left behind.");
    }
  }
}
