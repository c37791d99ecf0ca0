package org.probity.web.openai;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.probity.domain.account.Role;
import org.probity.web.http.Bodies;
import org.probity.web.http.Json;
import org.probity.web.http.Members;
import org.probity.web.http.OpenAiError;
import org.probity.web.security.May;

/** {@code POST /v1/chat/completions}: no generative model and no upstream is configured. */
@ApplicationScoped
@Path("/chat/completions")
@Produces(MediaType.APPLICATION_JSON)
public class ChatResource {

  @POST
  @May(Role.APP)
  public Response complete(InputStream in) {
    Members.of(Bodies.readObject(in)).text("model");
    String message = "No generative model is configured on this server.";
    return Response.status(404)
        .entity(Json.bytes(OpenAiError.of(404, message, "model", "model_not_found")))
        .build();
  }
}
