package org.probity.web.openai;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.probity.domain.account.Caller;
import org.probity.domain.account.Role;
import org.probity.domain.model.Lifecycle;
import org.probity.guard.models.ModelInService;
import org.probity.guard.models.Models;
import org.probity.web.http.Json;
import org.probity.web.security.CurrentCaller;
import org.probity.web.security.May;

/** {@code GET /v1/models}: what answers to this caller, one line a name whatever its versions. */
@ApplicationScoped
@Path("/models")
@Produces(MediaType.APPLICATION_JSON)
public class CatalogueResource {
  @Inject private Models models;
  @Context private HttpServletRequest http;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public CatalogueResource() {}

  @GET
  @May({Role.APP, Role.OFFICER, Role.REGULATOR, Role.ADMIN})
  public Response list() {
    Caller caller = CurrentCaller.require(http);
    ObjectNode json = Json.object();
    json.put("object", "list");
    ArrayNode data = json.putArray("data");
    models.all().stream()
        .filter(model -> model.version().lifecycle() == Lifecycle.ACTIVE)
        .map(ModelInService::name)
        .filter(caller::may)
        .distinct()
        .forEach(name -> data.add(line(models.inService(name, null))));
    return Response.ok(Json.bytes(json)).build();
  }

  /** KServe asks here whether the model is ready. */
  @GET
  @Path("/{model: [^/:]+}")
  @May({Role.APP, Role.OFFICER, Role.REGULATOR, Role.ADMIN})
  public Response show(@PathParam("model") String model) {
    ModelInService found = models.inService(model, null);
    ObjectNode json = line(found);
    json.put("name", found.name());
    json.put("ready", found.served() != null);
    return Response.ok(Json.bytes(json)).build();
  }

  private static ObjectNode line(ModelInService model) {
    ObjectNode json = Json.object();
    json.put("id", model.name());
    json.put("object", "model");
    json.put("created", model.version().registeredAt().getEpochSecond());
    json.put("owned_by", "probity");
    return json;
  }
}
