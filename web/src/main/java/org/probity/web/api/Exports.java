package org.probity.web.api;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.probity.audit.Ledger;
import org.probity.audit.LedgerException;
import org.probity.audit.verify.BundleLayout;
import org.probity.domain.decision.DecisionId;
import org.probity.domain.record.ProcessingRecords;
import org.probity.guard.GuardException;
import org.probity.guard.explain.queue.LateExplanations;
import org.probity.guard.fairness.FairnessDesk;
import org.probity.guard.models.Models;
import org.probity.guard.packs.PackDesk;
import org.probity.guard.record.Recorder;
import org.probity.reports.BundleWriter;
import org.probity.reports.ReportException;
import org.probity.web.http.Json;
import org.probity.web.http.Refusal;
import org.probity.web.wiring.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes evidence bundles one after another. An export is a ZIP file and, beside it, who asked; as
 * long as it is not done, what was asked for lies there too, so that the next server goes on. All
 * of it stays on the node that was asked; the others know which one that is.
 */
@ApplicationScoped
public class Exports {
  private static final Logger LOG = LoggerFactory.getLogger(Exports.class);
  private static final int MOST_WAITING = 16;
  private final Map<UUID, Status> underWay = new ConcurrentHashMap<>();
  private final Map<UUID, Double> progress = new ConcurrentHashMap<>();
  private final AtomicInteger withdrawals = new AtomicInteger();
  @Resource private ManagedThreadFactory threads;
  @Inject private Settings settings;
  @Inject private ExportPlaces places;
  @Inject private Ledger ledger;
  @Inject private Recorder recorder;
  @Inject private LateExplanations late;
  @Inject private PackDesk packs;
  @Inject private Models models;
  @Inject private ProcessingRecords records;
  @Inject private FairnessDesk fairness;
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

  /**
   * An export and who asked for it, pseudonymous.
   *
   * @param progress 0 to 1
   * @param person whether it discloses what is held about one person
   * @param elsewhere the other node that it lies on, and only there; null if it lies here
   */
  public record Export(
      UUID id,
      String owner,
      Status status,
      double progress,
      boolean person,
      Instant askedAt,
      @Nullable String elsewhere) {

    /** Whether its file can be had of this node. */
    public boolean ready() {
      return status == Status.DONE && elsewhere == null;
    }
  }

  @PostConstruct
  void start() {
    executor =
        new ThreadPoolExecutor(
            1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_WAITING), threads);
    try {
      files().clear();
    } catch (IOException e) {
      LOG.warn("What a server before left in the exports folder stays there.");
    }
  }

  @PreDestroy
  void stop() {
    executor.shutdownNow();
  }

  /**
   * @throws Refusal with 429 while too many wait
   */
  UUID begin(ExportOrder order) {
    UUID id = DecisionId.next().value();
    begin(id, order);
    return id;
  }

  /** As the other, under an id that was fixed before. */
  void begin(UUID id, ExportOrder order) {
    try {
      places.here(id, order.requestedBy(), order.person() != null, Status.RUNNING);
      files().create(id, order.requestedBy(), order.toBytes(), order.person());
      queue(id, order);
    } catch (IOException e) {
      deleteQuietly(id);
      throw new Refusal(503, "The exports folder cannot be written.");
    } catch (RejectedExecutionException e) {
      deleteQuietly(id);
      throw new Refusal(429, "Too many exports wait; ask again later.");
    }
  }

  /** Goes on with what a server before left undone. */
  public void resume() {
    try {
      for (Export here : local()) {
        // What lay here before nodes told each other, and what a killed server did not say.
        places.here(here.id(), here.owner(), here.person(), here.status());
        places.settle(here.id(), here.status());
      }
      for (Map.Entry<UUID, byte[]> left : files().unfinished().entrySet()) {
        if (!underWay.containsKey(left.getKey())) {
          LOG.info("Export {} goes on.", left.getKey());
          queue(left.getKey(), ExportOrder.of(left.getValue()));
        }
      }
    } catch (IOException e) {
      LOG.error("The exports folder could not be searched for what was left undone.");
    } catch (RejectedExecutionException e) {
      LOG.warn("More exports were left undone than wait at once; the next start goes on.");
    } catch (GuardException e) {
      LOG.warn("Exports were not gone on with: {}", e.getMessage());
    }
  }

  private void queue(UUID id, ExportOrder order) {
    int before = withdrawals.get();
    underWay.put(id, Status.QUEUED);
    try {
      executor.execute(() -> write(id, order, before));
    } catch (RejectedExecutionException e) {
      underWay.remove(id);
      throw e;
    }
  }

  public Optional<Export> find(UUID id) {
    try {
      Optional<String> owner = files().owner(id);
      if (owner.isEmpty()) {
        return places.elsewhere(id).map(Exports::shown);
      }
      // Asked before the file is: one that ends in between is done, not failed.
      Status status = underWay.get(id);
      if (status == null) {
        status = Files.exists(content(id)) ? Status.DONE : Status.FAILED;
      }
      double part = status == Status.DONE ? 1 : progress.getOrDefault(id, 0.0);
      return Optional.of(
          new Export(id, owner.get(), status, part, files().aboutPerson(id), askedAt(id), null));
    } catch (IOException e) {
      throw new Refusal(503, "The exports folder cannot be read.");
    }
  }

  private static Export shown(ExportPlaces.Place place) {
    return new Export(
        place.id(),
        place.owner(),
        place.status(),
        place.status() == Status.DONE ? 1 : 0,
        place.person(),
        askedAt(place.id()),
        place.node());
  }

  /** RFC 9562 section 5.7: the first 48 bits are milliseconds since 1970. */
  private static Instant askedAt(UUID id) {
    return Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
  }

  /** Of all nodes, the newest first. */
  List<Export> all() {
    List<Export> found = new ArrayList<>(local());
    Set<UUID> here = found.stream().map(Export::id).collect(Collectors.toSet());
    places.elsewhere().stream()
        .filter(place -> !here.contains(place.id()))
        .map(Exports::shown)
        .forEach(found::add);
    found.sort(Comparator.comparing((Export each) -> each.id().toString()).reversed());
    return found;
  }

  private List<Export> local() {
    try {
      return files().all().stream().map(this::find).flatMap(Optional::stream).toList();
    } catch (IOException e) {
      throw new Refusal(503, "The exports folder cannot be read.");
    }
  }

  public Path content(UUID id) {
    return files().content(id);
  }

  /**
   * What to run once a person is erased: it deletes the exports that hold what was sealed under the
   * person's key. To be asked for before, since afterwards nothing tells what that was.
   *
   * @param person an HMAC of the reference
   */
  Runnable withdrawalOf(byte[] person) {
    Set<String> explanations = new HashSet<>();
    for (long index : ledger.about(person)) {
      String digest =
          ledger
              .entry(index)
              .map(entry -> Json.readObject(entry.leaf()).path("explanation_digest").asText())
              .orElse("");
      if (!digest.isEmpty()) {
        explanations.add(BundleLayout.explanation(digest));
      }
    }
    return () -> withdraw(person, explanations);
  }

  private void withdraw(byte[] person, Set<String> explanations) {
    withdrawals.incrementAndGet();
    try {
      files().holding(person, explanations).forEach(this::deleteQuietly);
      for (UUID id : files().unfinished().keySet()) {
        if (!underWay.containsKey(id)) {
          files().forgetDraft(id);
        }
      }
    } catch (IOException e) {
      LOG.error("The exports folder could not be searched for what was just erased.");
    }
  }

  /**
   * @param before how many erasures there had been when it was asked for
   */
  private void write(UUID id, ExportOrder order, int before) {
    underWay.put(id, Status.RUNNING);
    try {
      GrantedContents contents =
          new GrantedContents(
              recorder,
              late,
              packs,
              models,
              records,
              order.persons().isEmpty() ? fairness : null,
              order.disclosing() ? ledger : null);
      new BundleWriter(
              ledger, contents, clock, settings.timeStampAuthority(), settings.chineseFont())
          .write(order.request(ledger), content(id), part -> progress.put(id, part));
      Files.setPosixFilePermissions(content(id), PosixFilePermissions.fromString("rw-------"));
      if (withdrawals.get() != before) {
        // Somebody was erased meanwhile, and may still be in it.
        deleteQuietly(id);
      }
      files().settle(id);
      tell(id, Status.DONE);
    } catch (ReportException | LedgerException e) {
      LOG.error("Export {} failed: {}", id, e.getMessage());
      giveUp(id);
    } catch (IOException | RuntimeException e) {
      LOG.error("Export {} failed by {}.", id, e.getClass().getName());
      giveUp(id);
    } finally {
      progress.remove(id);
      underWay.remove(id);
    }
  }

  /** But not for the server's stopping: the next one goes on. */
  private void giveUp(UUID id) {
    if (!executor.isShutdown()) {
      try {
        files().settle(id);
      } catch (IOException e) {
        LOG.warn("Files of export {} were left behind.", id);
      }
      tell(id, Status.FAILED);
    }
  }

  /** What other nodes say of it; the next start here says it again. */
  private void tell(UUID id, Status status) {
    try {
      places.settle(id, status);
    } catch (GuardException e) {
      LOG.warn("Other nodes think that export {} goes on.", id);
    }
  }

  private void deleteQuietly(UUID id) {
    try {
      files().delete(id);
      places.forget(id);
    } catch (IOException | GuardException e) {
      LOG.warn("Files of export {} were left behind, or other nodes still name it.", id);
    }
  }

  private ExportFiles files() {
    return new ExportFiles(settings.data().resolve("exports"));
  }
}
