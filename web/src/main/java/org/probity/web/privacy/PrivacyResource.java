package org.probity.web.privacy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.probity.detection.AnalyzeOptions;
import org.probity.detection.Anonymizer;
import org.probity.detection.Deanonymizer;
import org.probity.detection.DetectionException;
import org.probity.detection.Detector;
import org.probity.detection.Operator;
import org.probity.detection.Redaction;
import org.probity.domain.account.Caller;
import org.probity.domain.account.Role;
import org.probity.domain.finding.Finding;
import org.probity.web.http.Bodies;
import org.probity.web.http.Json;
import org.probity.web.http.Members;
import org.probity.web.security.CurrentCaller;
import org.probity.web.security.May;

/** Finds and replaces personal data in a text, as Presidio's clients ask for it. */
@RequestScoped
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public class PrivacyResource {
  @Inject private Detector detector;
  @Inject private PrivacyKeys keys;
  @Context private HttpServletRequest http;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public PrivacyResource() {}

  @GET
  @Path("/supportedentities")
  @May({Role.APP, Role.OFFICER})
  public Response supportedEntities() {
    ArrayNode names = Json.mapper().createArrayNode();
    new TreeSet<>(Detector.supportedEntities()).forEach(names::add);
    return Response.ok(Json.bytes(names)).build();
  }

  @POST
  @Path("/analyze")
  @May({Role.APP, Role.OFFICER})
  public Response analyze(InputStream body) {
    Members request = Members.of(Bodies.readObject(body));
    String text = Texts.required(request);
    AnalyzeOptions options = AnalyzeCodec.options(request, text);
    boolean explained = Boolean.TRUE.equals(request.flagOrNull("return_decision_process"));
    return Response.ok(Json.bytes(AnalyzeCodec.findings(found(text, options), explained))).build();
  }

  @POST
  @Path("/anonymize")
  @May({Role.APP, Role.OFFICER})
  public Response anonymize(InputStream body) {
    Members request = Members.of(Bodies.readObject(body));
    String text = Texts.required(request);
    Map<String, Operator> operators = OperatorCodec.operators(request, keys(request));
    List<Finding> findings =
        AnalyzeCodec.results(request, text)
            .orElseGet(() -> detector.analyze(text, AnalyzeOptions.defaults()));
    return answer(Anonymizer.anonymize(text, findings, operators));
  }

  /** Brings back what the same application encrypted or named, and whatever the key given opens. */
  @POST
  @Path("/deanonymize")
  @May({Role.APP, Role.OFFICER})
  public Response deanonymize(InputStream body) {
    Members request = Members.of(Bodies.readObject(body));
    String text = Texts.required(request);
    ServerKeys server = keys(request);
    byte[] pseudonyms = server.of(ServerKeys.PSEUDONYMIZE);
    List<Redaction.Item> items =
        AnalyzeCodec.items(request, text)
            .orElseGet(() -> Deanonymizer.pseudonyms(text, pseudonyms));
    Deanonymizer.Keys encryption = DeanonymizeCodec.keys(request, server);
    try {
      return answer(Deanonymizer.restore(text, items, encryption, pseudonyms));
    } catch (DetectionException e) {
      throw Texts.refused("anonymizer_results", e);
    }
  }

  private List<Finding> found(String text, AnalyzeOptions options) {
    try {
      return detector.analyze(text, options);
    } catch (DetectionException e) {
      throw Texts.refused("ad_hoc_recognizers", e);
    }
  }

  private ServerKeys keys(Members request) {
    Caller caller = CurrentCaller.require(http);
    String subject = Texts.subject(request);
    return use -> keys.of(caller, subject, use);
  }

  private static Response answer(Redaction redaction) {
    ObjectNode json = Json.object();
    json.put("text", redaction.text());
    ArrayNode items = json.putArray("items");
    for (Redaction.Item item : redaction.items()) {
      ObjectNode line = items.addObject();
      line.put("start", item.start());
      line.put("end", item.end());
      line.put("entity_type", item.entityType());
      line.put("operator", item.operator());
    }
    return Response.ok(Json.bytes(json)).build();
  }
}
