package org.probity.web.pages;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.probity.audit.Entry;
import org.probity.audit.Ledger;
import org.probity.domain.ledger.EventType;
import org.probity.web.http.Json;

/** Who did what, from the ledger. */
@RequestScoped
public class Acts {
  /**
   * What a list may say of a sealed field: never words that people wrote, which may tell of one.
   */
  private static final List<String> SAYABLE =
      List.of(
          "pack",
          "version",
          "share",
          "application",
          "purpose",
          "account",
          "key",
          "holder",
          "work",
          "what",
          "which",
          "because",
          "times",
          "format",
          "formats",
          "first_run");

  /** How far back a filter looks before it gives up. */
  private static final int MOST_READ = 5_000;

  private static final int AT_ONCE = 200;
  @Inject private Ledger ledger;
  @Inject private Actors actors;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public Acts() {}

  /**
   * One act.
   *
   * @param step of the thing's life, as {@code activate}; empty if the entry names none
   * @param actor pseudonymous, as recorded
   * @param who a name for the actor
   * @param details what else the entry says
   */
  public record Act(
      long index,
      Instant time,
      String type,
      String step,
      String actor,
      String who,
      List<Detail> details) {
    public Act {
      details = List.copyOf(details);
    }

    /** For words: {@code policy.activate}. */
    public String code() {
      return step.isEmpty() ? type : type + "." + step;
    }
  }

  /**
   * Something that an entry says.
   *
   * @param name of the field; empty if the value speaks for itself
   */
  public record Detail(String name, String value) {}

  /**
   * Newest first.
   *
   * @param fits of an entry's leaf and, if asked for, what is sealed beside it
   * @param before index that all are below
   */
  public List<Act> latest(
      Set<EventType> types,
      BiPredicate<JsonNode, Supplier<Map<String, Object>>> fits,
      long before,
      int most) {
    Stream.Builder<Act> found = Stream.builder();
    long below = before;
    int read = 0;
    int kept = 0;
    while (kept < most && read < MOST_READ) {
      List<Entry> entries = ledger.latest(types, below, AT_ONCE);
      for (Entry entry : entries) {
        JsonNode leaf = Json.readObject(entry.leaf());
        if (kept < most && fits.test(leaf, () -> ledger.unseal(entry).orElse(Map.of()))) {
          found.add(act(entry, leaf));
          kept++;
        }
        below = entry.index();
      }
      read += entries.size();
      if (entries.size() < AT_ONCE) {
        break;
      }
    }
    return found.build().toList();
  }

  private Act act(Entry entry, JsonNode leaf) {
    Map<String, Object> sealed = ledger.unseal(entry).orElse(Map.of());
    String actor = leaf.path("actor").asText();
    return new Act(
        entry.index(),
        entry.time(),
        entry.type().code(),
        String.valueOf(sealed.getOrDefault("step", "")),
        actor,
        actors.name(actor),
        details(leaf, sealed, entry.type() == EventType.POLICY));
  }

  /**
   * @param reasoned whether its reason may be said, since it is about no person
   */
  private List<Detail> details(JsonNode leaf, Map<String, Object> sealed, boolean reasoned) {
    Stream<Detail> model =
        leaf.has("model")
            ? Stream.of(
                new Detail(
                    "", leaf.at("/model/name").asText() + " " + leaf.at("/model/version").asText()))
            : Stream.empty();
    Stream<Detail> reason =
        reasoned && sealed.get("reason") instanceof String words
            ? Stream.of(new Detail("", "“" + words + "”"))
            : Stream.empty();
    Stream<Detail> said =
        SAYABLE.stream()
            .filter(sealed::containsKey)
            .map(name -> new Detail(name, text(sealed.get(name))));
    return Stream.of(model, said, reason).flatMap(each -> each).toList();
  }

  private String text(@Nullable Object value) {
    return value instanceof List<?> list
        ? list.stream().map(String::valueOf).collect(Collectors.joining(", "))
        : actors.name(String.valueOf(value));
  }
}
