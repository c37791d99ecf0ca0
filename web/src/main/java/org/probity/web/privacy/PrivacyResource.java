package org.probity.web.privacy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
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
import java.util.Set;
import org.probity.detection.Analysis;
import org.probity.detection.AnalyzeOptions;
import org.probity.detection.Anonymizer;
import org.probity.detection.Deanonymizer;
import org.probity.detection.DetectionException;
import org.probity.detection.Detector;
import org.probity.detection.NameFinder;
import org.probity.detection.Operator;
import org.probity.detection.Redaction;
import org.probity.domain.account.Caller;
import org.probity.domain.account.Role;
import org.probity.web.http.Bodies;
import org.probity.web.http.Json;
import org.probity.web.http.Members;
import org.probity.web.http.Refusal;
import org.probity.web.security.CurrentCaller;
import org.probity.web.security.May;

/** Finds and replaces personal data in a text, as Presidio's clients ask for it. */
@ApplicationScoped
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public class PrivacyResource {
  /** Entity types that were wanted and not looked for with any certainty. */
  private static final String NOT_EXAMINED = "Probity-Not-Examined";

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
    detector.supportedEntities().forEach(names::add);
    return Response.ok(Json.bytes(names)).build();
  }

  @POST
  @Path("/analyze")
  @May({Role.APP, Role.OFFICER})
  public Response analyze(InputStream body) {
    Members request = Members.of(Bodies.readObject(body));
    String text = Texts.required(request);
    AnalyzeOptions options = AnalyzeCodec.options(request, text, detector.supportedEntities());
    boolean explained = Boolean.TRUE.equals(request.flagOrNull("return_decision_process"));
    Analysis analysis = examined(text, options);
    byte[] findings = Json.bytes(AnalyzeCodec.findings(analysis.findings(), explained));
    return told(Response.ok(findings), analysis).build();
  }

  @POST
  @Path("/anonymize")
  @May({Role.APP, Role.OFFICER})
  public Response anonymize(InputStream body) {
    Members request = Members.of(Bodies.readObject(body));
    String text = Texts.required(request);
    Map<String, Operator> operators = OperatorCodec.operators(request, keys(request));
    Analysis analysis =
        AnalyzeCodec.results(request, text)
            .map(findings -> new Analysis(findings, Set.of(), NameFinder.Reading.WHOLE))
            .orElseGet(() -> detector.examine(text, AnalyzeOptions.defaults()));
    Redaction redaction = Anonymizer.anonymize(text, analysis.findings(), operators);
    return told(answer(redaction), analysis).build();
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
      return answer(Deanonymizer.restore(text, items, encryption, pseudonyms)).build();
    } catch (DetectionException e) {
      throw Texts.refused("anonymizer_results", e);
    }
  }

  /** What was asked for by name and nobody can look for is no empty list. */
  private Analysis examined(String text, AnalyzeOptions options) {
    try {
      Analysis analysis = detector.examine(text, options);
      if (!options.entities().isEmpty() && analysis.read() == NameFinder.Reading.NOT_READ) {
        throw new Refusal(503, "The model that finds names is not in service.", "entities");
      }
      return analysis;
    } catch (DetectionException e) {
      throw Texts.refused("ad_hoc_recognizers", e);
    }
  }

  private static Response.ResponseBuilder told(Response.ResponseBuilder answer, Analysis analysis) {
    return analysis.notExamined().isEmpty()
        ? answer
        : answer.header(NOT_EXAMINED, String.join(", ", analysis.notExamined()));
  }

  private ServerKeys keys(Members request) {
    Caller caller = CurrentCaller.require(http);
    String subject = Texts.subject(request);
    return use -> keys.of(caller, subject, use);
  }

  private static Response.ResponseBuilder answer(Redaction redaction) {
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
    return Response.ok(Json.bytes(json));
  }
}
