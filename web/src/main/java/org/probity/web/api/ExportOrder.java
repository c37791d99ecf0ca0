package org.probity.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.probity.audit.Entry;
import org.probity.audit.IndexRange;
import org.probity.audit.Ledger;
import org.probity.domain.decision.DecisionId;
import org.probity.reports.BundleRequest;
import org.probity.reports.forms.Form;
import org.probity.reports.pdf.ReportLanguage;
import org.probity.web.http.Json;

/**
 * What an export was asked for, kept beside it until it is done, so that a server that was killed
 * goes on. Persons stand in it by an HMAC of their reference.
 *
 * @param from start of the time span that gave the range, or null
 * @param to its end, or null
 * @param models their names; all if none
 * @param persons HMACs; all if none
 * @param decision the one that it is about; null for all
 * @param disclosing whether every sealed field is shown, as an officer granted
 * @param language of the reports for people
 */
record ExportOrder(
    IndexRange range,
    @Nullable Instant from,
    @Nullable Instant to,
    Set<String> models,
    List<byte[]> persons,
    @Nullable UUID decision,
    Set<Form> forms,
    String requestedBy,
    boolean disclosing,
    ReportLanguage language) {

  ExportOrder {
    models = new TreeSet<>(models);
    persons = List.copyOf(persons);
    forms = forms.isEmpty() ? EnumSet.noneOf(Form.class) : EnumSet.copyOf(forms);
  }

  /** The person whom it is about, if it discloses what is held about them. */
  byte @Nullable [] person() {
    return disclosing ? persons.get(0) : null;
  }

  BundleRequest request(Ledger ledger) {
    BundleRequest request = BundleRequest.of(range, requestedBy).answering(forms).in(language);
    if (from != null && to != null) {
      request = request.during(from, to);
    }
    if (decision != null) {
      Set<Long> its = new HashSet<>();
      ledger.allOf(new DecisionId(decision)).forEach(entry -> its.add(entry.index()));
      return request.only("decision " + decision, entry -> its.contains(entry.index()));
    }
    if (models.isEmpty() && persons.isEmpty()) {
      return request;
    }
    Set<Long> about = new HashSet<>();
    persons.forEach(person -> about.addAll(ledger.about(person)));
    return request.only(
        filterName(),
        entry ->
            (models.isEmpty() || models.contains(model(entry)))
                && (persons.isEmpty() || about.contains(entry.index())));
  }

  private String filterName() {
    List<String> names = new ArrayList<>();
    models.forEach(model -> names.add("model " + model));
    if (!persons.isEmpty()) {
      // Not which: a manifest outlives the person's erasure.
      names.add(persons.size() == 1 ? "one person" : persons.size() + " persons");
    }
    return String.join(", ", names);
  }

  private static String model(Entry entry) {
    return Json.readObject(entry.leaf()).path("model").path("name").asText();
  }

  byte[] toBytes() {
    ObjectNode json = Json.object();
    json.put("from_index", range.from());
    json.put("to_index", range.to());
    json.put("from", from == null ? null : from.toString());
    json.put("to", to == null ? null : to.toString());
    models.forEach(json.putArray("models")::add);
    var listed = json.putArray("persons");
    persons.forEach(person -> listed.add(Base64.getEncoder().encodeToString(person)));
    json.put("decision", decision == null ? null : decision.toString());
    var asked = json.putArray("forms");
    forms.forEach(form -> asked.add(form.code()));
    json.put("requested_by", requestedBy);
    json.put("disclosing", disclosing);
    json.put("language", language.code());
    return Json.bytes(json);
  }

  static ExportOrder of(byte[] bytes) {
    ObjectNode json = Json.readObject(bytes);
    Set<String> models = new TreeSet<>();
    json.path("models").forEach(model -> models.add(model.asText()));
    List<byte[]> persons = new ArrayList<>();
    json.path("persons").forEach(each -> persons.add(Base64.getDecoder().decode(each.asText())));
    Set<Form> forms = EnumSet.noneOf(Form.class);
    json.path("forms").forEach(form -> Form.of(form.asText()).ifPresent(forms::add));
    return new ExportOrder(
        new IndexRange(json.path("from_index").asLong(), json.path("to_index").asLong()),
        time(json.path("from")),
        time(json.path("to")),
        models,
        persons,
        json.path("decision").isTextual()
            ? UUID.fromString(json.path("decision").textValue())
            : null,
        forms,
        json.path("requested_by").asText(),
        json.path("disclosing").asBoolean(),
        ReportLanguage.of(json.path("language").asText()).orElse(ReportLanguage.BOTH));
  }

  private static @Nullable Instant time(JsonNode text) {
    return text.isTextual() ? Instant.parse(text.asText()) : null;
  }
}
