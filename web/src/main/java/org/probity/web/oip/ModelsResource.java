package org.probity.web.oip;

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
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.probity.domain.account.Caller;
import org.probity.domain.account.Role;
import org.probity.domain.tensor.TensorSpec;
import org.probity.guard.models.ModelInService;
import org.probity.guard.models.Models;
import org.probity.inference.PublicTensors;
import org.probity.web.http.Json;
import org.probity.web.security.CurrentCaller;
import org.probity.web.security.May;

/** Models and their metadata. */
@ApplicationScoped
@Path("/models")
@Produces(MediaType.APPLICATION_JSON)
public class ModelsResource {
  @Inject private Models models;
  @Context private HttpServletRequest http;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public ModelsResource() {}

  @GET
  @May({Role.APP, Role.OFFICER, Role.REGULATOR, Role.ADMIN})
  public Response list() {
    Caller caller = CurrentCaller.require(http);
    ObjectNode json = Json.object();
    ArrayNode list = json.putArray("models");
    models.all().stream()
        .filter(model -> caller.may(model.name()))
        .forEach(
            model -> {
              ObjectNode line = list.addObject();
              line.put("name", model.name());
              line.put("version", model.versionName());
              line.put("state", model.version().lifecycle().name().toLowerCase(Locale.ROOT));
            });
    return Response.ok(Json.bytes(json)).build();
  }

  @GET
  @Path("/{model}")
  @May({Role.APP, Role.OFFICER, Role.REGULATOR, Role.ADMIN})
  public Response metadata(@PathParam("model") String model) {
    return metadata(model, null);
  }

  @GET
  @Path("/{model}/versions/{version}")
  @May({Role.APP, Role.OFFICER, Role.REGULATOR, Role.ADMIN})
  public Response metadataOfVersion(
      @PathParam("model") String model, @PathParam("version") String version) {
    return metadata(model, version);
  }

  @GET
  @Path("/{model}/ready")
  @May({Role.APP, Role.OFFICER, Role.REGULATOR, Role.ADMIN})
  public Response ready(@PathParam("model") String model) {
    return ready(model, null);
  }

  @GET
  @Path("/{model}/versions/{version}/ready")
  @May({Role.APP, Role.OFFICER, Role.REGULATOR, Role.ADMIN})
  public Response readyOfVersion(
      @PathParam("model") String model, @PathParam("version") String version) {
    return ready(model, version);
  }

  private Response ready(String name, @Nullable String version) {
    ModelInService model = models.inService(name, version);
    boolean ready = model.served() != null;
    ObjectNode json = Json.object().put("name", model.name()).put("ready", ready);
    return Response.status(ready ? 200 : 503).entity(Json.bytes(json)).build();
  }

  private Response metadata(String name, @Nullable String version) {
    ModelInService model = models.inService(name, version);
    ObjectNode json = Json.object();
    json.put("name", model.name());
    ArrayNode versions = json.putArray("versions");
    models.all().stream()
        .filter(other -> other.name().equals(model.name()))
        .forEach(other -> versions.add(other.versionName()));
    json.put("platform", "pytorch_" + model.manifest().format());
    put(json.putArray("inputs"), PublicTensors.inputs(model.manifest()));
    put(json.putArray("outputs"), PublicTensors.outputs(model.manifest()));
    ObjectNode parameters = json.putObject("parameters");
    parameters.put("version", model.versionName());
    parameters.put("task", model.manifest().task().code());
    parameters.put("digest", model.digest());
    parameters.put("license", model.manifest().card().license());
    parameters.put("labels", String.join(",", model.manifest().labels()));
    return Response.ok(Json.bytes(json)).build();
  }

  private static void put(ArrayNode array, List<TensorSpec> specs) {
    specs.forEach(spec -> array.add(TensorWriter.spec(spec)));
  }
}
