package org.probity.web.openai;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.probity.detection.Detector;
import org.probity.detection.Scan;
import org.probity.domain.account.Caller;
import org.probity.domain.account.Role;
import org.probity.domain.decision.Effect;
import org.probity.domain.decision.RuleHit;
import org.probity.domain.tensor.Tensor;
import org.probity.guard.Decision;
import org.probity.guard.Guard;
import org.probity.guard.GuardException;
import org.probity.guard.InferenceRequest;
import org.probity.guard.Outcome;
import org.probity.inference.PublicTensors;
import org.probity.inference.SharedPass;
import org.probity.web.http.Bodies;
import org.probity.web.http.Members;
import org.probity.web.http.Refusal;
import org.probity.web.security.CurrentCaller;
import org.probity.web.security.May;

/**
 * {@code POST /v1/moderations}: the toxicity model and every other detector judge texts. The
 * request passes the gate and is recorded, but what a text says is never a reason to refuse it.
 */
@ApplicationScoped
@Path("/moderations")
@Produces(MediaType.APPLICATION_JSON)
public class ModerationsResource {
  private static final String MODEL = "toxicity-minilm";

  /** What the official clients send on their own, or are told to in OpenAI's documentation. */
  private static final Pattern ALIAS = Pattern.compile("(omni|text)-moderation-[a-z0-9-]{1,32}");

  @Inject private Guard guard;
  @Inject private Detector detector;
  @Context private HttpServletRequest http;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public ModerationsResource() {}

  @POST
  @May(Role.APP)
  public Response moderate(InputStream in) {
    // What the gate had computed of the texts serves the scores too.
    return SharedPass.of(() -> answer(in));
  }

  private Response answer(InputStream in) {
    ObjectNode body = Bodies.readObject(in);
    requireModel(Members.of(body).textOrNull("model"));
    Caller caller = CurrentCaller.require(http);
    if (!caller.may(MODEL)) {
      throw new Refusal(403, "The API key is not scoped to " + MODEL + ".", "model");
    }
    String[] texts = InputTexts.read(body);
    Tensor input = Tensor.texts(PublicTensors.TEXT.name(), texts);
    InferenceRequest request = CallContext.request(http, caller, body, "moderations", MODEL, input);
    Outcome outcome = guard.infer(request);
    Decision decision = outcome.decision();
    if (!(outcome instanceof Outcome.Answered) && !onlyForContent(decision)) {
      return OutcomeResponse.notAnswered(outcome);
    }
    List<Scan> scans = Arrays.stream(texts).map(detector::scan).toList();
    return OutcomeResponse.json(200, outcome, ModerationCodec.answer(decision, scans));
  }

  private static void requireModel(@Nullable String name) {
    if (name != null && !name.equals(MODEL) && !ALIAS.matcher(name).matches()) {
      throw new GuardException(GuardException.Kind.UNKNOWN_MODEL, "There is no such model.");
    }
  }

  /** Whether each rule that stops this request rests on something found in its texts. */
  private static boolean onlyForContent(Decision decision) {
    return decision.inForce().stream()
        .filter(hit -> hit.effect() == Effect.DENY || hit.effect() == Effect.ESCALATE)
        .allMatch(ModerationsResource::restsOnContent);
  }

  private static boolean restsOnContent(RuleHit hit) {
    return !hit.failed()
        && hit.because().stream()
            .anyMatch(
                fact ->
                    fact.startsWith("score.")
                        || fact.startsWith("pii.")
                        || fact.startsWith("lic."));
  }
}
