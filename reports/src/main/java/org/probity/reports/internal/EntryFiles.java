package org.probity.reports.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.DoubleConsumer;
import org.probity.audit.Entry;
import org.probity.audit.Ledger;
import org.probity.audit.verify.BundleLayout;
import org.probity.audit.verify.DecisionsCsv;
import org.probity.audit.verify.Hash;
import org.probity.audit.verify.TlogProof;
import org.probity.domain.ledger.EventType;
import org.probity.reports.BundleContents;
import org.probity.reports.BundleRequest;
import org.probity.reports.forms.Evidence;
import org.probity.reports.forms.FormJson;
import org.probity.reports.forms.PersonDecision;
import org.probity.rules.PackReader;
import org.probity.rules.PolicyPack;
import org.probity.rules.RulesException;

/** The files of a bundle that follow from its entries, read from the ledger as they are written. */
public final class EntryFiles {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int REPORT_EVERY = 1000;

  private static final Set<EventType> ORGANISATIONAL =
      EnumSet.of(EventType.MODEL, EventType.POLICY, EventType.RECORD, EventType.CONFIG);

  /** Entries, decisions, explanations; and proofs in a selection. */
  private static final int PASSES = 3;

  private final Ledger ledger;
  private final BundleContents contents;
  private final BundleRequest request;
  private final Set<String> packs = new TreeSet<>();
  private final Tally tally = new Tally();
  private final Evidence evidence = new Evidence();
  private final DoubleConsumer progress;
  private long read;

  /**
   * @param progress hears now and then which part, 0 to 1, is done
   */
  public EntryFiles(
      Ledger ledger, BundleContents contents, BundleRequest request, DoubleConsumer progress) {
    this.progress = progress;
    this.ledger = ledger;
    this.contents = contents;
    this.request = request;
  }

  private interface Line {
    void write(Entry entry, JsonNode leaf) throws IOException;
  }

  private void each(Line line) throws IOException {
    try {
      ledger.each(
          request.range().from(),
          request.range().to(),
          entry -> {
            try {
              count();
              if (request.accepts(entry)) {
                line.write(entry, JSON.readTree(entry.leaf()));
              }
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private void count() {
    read++;
    if (read % REPORT_EVERY == 0) {
      double passes = request.complete() ? PASSES : PASSES + 1;
      long entries = request.range().to() - request.range().from();
      progress.accept(Math.min(1, read / (passes * entries)));
    }
  }

  public void entries(OutputStream out) throws IOException {
    each(
        (entry, leaf) -> {
          ObjectNode line = JSON.createObjectNode();
          line.put("index", entry.index());
          line.put("leaf", Base64.getEncoder().encodeToString(entry.leaf()));
          List<String> disclosures = contents.disclosures(entry);
          if (!disclosures.isEmpty()) {
            ArrayNode shown = line.putArray("disclosures");
            disclosures.forEach(shown::add);
          }
          out.write(JSON.writeValueAsBytes(line));
          out.write('\n');
          tally.add(entry.index(), leaf);
          evidence.add(entry, leaf, organisational(entry));
          if (leaf.path("policy_pack").isTextual()) {
            packs.add(leaf.path("policy_pack").asText());
          }
        });
  }

  /** What lies beside entries that are about the organisation and never about a person. */
  private Map<String, Object> organisational(Entry entry) {
    return ORGANISATIONAL.contains(entry.type()) ? ledger.unseal(entry).orElse(Map.of()) : Map.of();
  }

  /** After {@link #entries}: which entries there are of each kind, and what they name. */
  public Evidence evidence() {
    return evidence;
  }

  /** The decisions about a person that may be shown, in order. */
  public void disclosed(FormJson.Decisions.Each decision) throws IOException {
    each(
        (entry, leaf) -> {
          if (entry.type() == EventType.DECISION) {
            Optional<Map<String, Object>> fields = contents.disclosed(entry);
            if (fields.isPresent()) {
              decision.take(PersonDecision.of(entry, leaf, fields.get()));
            }
          }
        });
  }

  public void decisions(OutputStream out) throws IOException {
    out.write(DecisionsCsv.header().getBytes(StandardCharsets.UTF_8));
    each(
        (entry, leaf) -> {
          Optional<String> line = DecisionsCsv.line(entry.index(), leaf, entry.leafHash());
          if (line.isPresent()) {
            out.write(line.get().getBytes(StandardCharsets.UTF_8));
          }
        });
  }

  /**
   * After {@link #entries}, which says which packs there are.
   *
   * @return those that can be read as this version reads packs
   */
  public List<PolicyPack> packs(ZipWriter zip) throws IOException {
    List<PolicyPack> readable = new ArrayList<>();
    for (String hash : packs) {
      Optional<byte[]> pack = contents.pack(hash);
      if (pack.isPresent()) {
        zip.add(BundleLayout.policy(hash), pack.get());
        read(pack.get()).ifPresent(readable::add);
      }
    }
    return readable;
  }

  /** Nothing of a pack of another version, which stands in the bundle as it is. */
  private static Optional<PolicyPack> read(byte[] pack) {
    try {
      return Optional.of(PackReader.read(pack));
    } catch (RulesException e) {
      return Optional.empty();
    }
  }

  /** After {@link #entries}: what they come to. */
  public Tally tally() {
    return tally;
  }

  public void explanations(ZipWriter zip) throws IOException {
    Set<String> written = new TreeSet<>();
    each(
        (entry, leaf) -> {
          String digest = leaf.path("explanation_digest").asText();
          Optional<byte[]> explanation =
              digest.isEmpty() ? Optional.empty() : contents.explanation(entry, digest);
          if (explanation.isPresent() && written.add(digest)) {
            zip.add(BundleLayout.explanation(digest), explanation.get());
          }
        });
  }

  /**
   * @param note the signed checkpoint that every proof leads to
   * @param size its tree size
   */
  public void proofs(ZipWriter zip, byte[] note, long size) throws IOException {
    each(
        (entry, leaf) -> {
          List<Hash> hashes = ledger.inclusion(entry.index(), size).hashes();
          TlogProof proof = new TlogProof(null, entry.index(), hashes, note);
          zip.add(BundleLayout.proof(entry.index()), proof.toBytes());
        });
  }
}
