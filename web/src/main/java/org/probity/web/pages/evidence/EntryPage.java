package org.probity.web.pages.evidence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.probity.audit.Entry;
import org.probity.audit.Ledger;
import org.probity.web.api.AccessLog;
import org.probity.web.http.Json;
import org.probity.web.pages.Actors;
import org.probity.web.pages.Addresses;
import org.probity.web.pages.InclusionCheck;
import org.probity.web.pages.Moments;
import org.probity.web.pages.Verification;
import org.probity.web.pages.Visitor;
import org.probity.web.pages.Words;

/** One entry of the ledger, and its proof. */
@Named
@RequestScoped
public class EntryPage {
  @Inject private Ledger ledger;
  @Inject private InclusionCheck check;
  @Inject private Actors actors;
  @Inject private AccessLog access;
  @Inject private Visitor visitor;
  @Inject private Moments moments;
  @Inject private Words words;
  @Inject private HttpServletRequest request;
  private @Nullable Entry entry;
  private @Nullable Verification verification;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public EntryPage() {}

  /** By the index in the address. */
  @PostConstruct
  void find() {
    String index = request.getParameter("index");
    entry =
        index != null && index.matches("[0-9]{1,18}")
            ? ledger.entry(Long.parseLong(index)).orElse(null)
            : null;
  }

  /** On the first request and on every post-back. */
  public void open() throws IOException {
    if (entry == null) {
      Addresses.missing();
      return;
    }
    access.read(visitor.caller(), "entry", Long.toString(entry.index()));
  }

  public String getAnswer() {
    return entry == null
        ? ""
        : words.format(
            "entry.answer",
            words.code("event", entry.type().code()),
            moments.relative(entry.time()),
            actors.name(leaf(entry).path("actor").asText()));
  }

  private static JsonNode leaf(Entry entry) {
    return Json.readObject(entry.leaf());
  }

  /** Spread over lines for people; what is hashed has no white space. */
  public String getLeaf() {
    try {
      return entry == null
          ? ""
          : Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(leaf(entry));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Id of the decision it is about, or empty. */
  public String getDecision() {
    return entry == null ? "" : leaf(entry).path("decision_id").asText();
  }

  public void verify() {
    if (entry != null) {
      verification = check.verify(entry.index());
    }
  }

  public boolean isLast() {
    return entry != null && entry.index() + 1 >= ledger.size();
  }

  public @Nullable Verification getVerification() {
    return verification;
  }

  public @Nullable Entry getEntry() {
    return entry;
  }
}
