package org.probity.web.api;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.probity.domain.account.Role;
import org.probity.domain.model.ModelVersion;
import org.probity.guard.explain.RandomisationFigures;
import org.probity.guard.explain.drift.DriftDesk;
import org.probity.guard.models.ModelInService;
import org.probity.guard.models.Models;
import org.probity.reports.MlBom;
import org.probity.web.http.Bodies;
import org.probity.web.http.Json;
import org.probity.web.http.Members;
import org.probity.web.security.CurrentCaller;
import org.probity.web.security.May;

/** Bringing a model, and its way from registered to retired. Every step is in the ledger. */
@ApplicationScoped
@Path("/models")
@Produces(MediaType.APPLICATION_JSON)
public class ModelsAdminResource {
  private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};
  @Inject private Models models;
  @Inject private RandomisationFigures randomisation;
  @Inject private ModelSteps steps;
  @Inject private ModelIntake intake;
  @Inject private DriftDesk drift;
  @Inject private AccessLog access;
  @Context private HttpServletRequest http;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public ModelsAdminResource() {}

  @GET
  @May({Role.OFFICER, Role.REGULATOR, Role.ADMIN})
  public Response list() {
    ObjectNode json = Json.object();
    ArrayNode list = json.putArray("models");
    models.all().forEach(model -> list.add(shown(model)));
    return Response.ok(Json.bytes(json)).build();
  }

  @GET
  @Path("/{model}/versions/{version}")
  @May({Role.OFFICER, Role.REGULATOR, Role.ADMIN})
  public Response show(@PathParam("model") String model, @PathParam("version") String version) {
    return Response.ok(Json.bytes(shown(models.inService(model, version)))).build();
  }

  /** With the similarity of explanations after randomisation, by method, as far as measured. */
  private ObjectNode shown(ModelInService model) {
    ObjectNode json = ModelCodec.model(model);
    ObjectNode figures = json.putObject("randomisation_similarity");
    randomisation.known(model).forEach(figures::put);
    return json;
  }

  /**
   * How far the explanations of each class have moved from the first ones.
   *
   * @param version the version in service if left out
   */
  @GET
  @Path("/{model}/attribution-drift")
  @May({Role.OFFICER, Role.REGULATOR})
  public Response drift(
      @PathParam("model") String model, @QueryParam("version") @Nullable String version) {
    ModelInService found = models.inService(model, version);
    access.read(CurrentCaller.require(http), "attribution-drift", found.name());
    ObjectNode json = Json.object();
    json.put("model", found.name());
    json.put("version", found.versionName());
    json.put("measure", "jensen-shannon-distance");
    json.put("limit", drift.limit());
    ArrayNode list = json.putArray("drift");
    drift.of(found.name(), found.versionName()).forEach(each -> list.add(DriftJson.of(each)));
    return Response.ok(Json.bytes(json)).build();
  }

  /** The CycloneDX bill of materials of one version. */
  @GET
  @Path("/{model}/versions/{version}/ml-bom")
  @Produces({MlBom.MEDIA_TYPE, MediaType.APPLICATION_JSON})
  @May({Role.OFFICER, Role.REGULATOR, Role.ADMIN})
  public Response mlBom(@PathParam("model") String model, @PathParam("version") String version) {
    ModelInService found = models.inService(model, version);
    byte[] bom = MlBom.of(found.manifest(), found.version(), models.fileDigests(found));
    return Response.ok(bom, MlBom.MEDIA_TYPE).build();
  }

  /** Takes the folder as a ZIP file; answers when the model was tried and registered. */
  @POST
  @Consumes({"application/zip", MediaType.APPLICATION_OCTET_STREAM})
  @May(Role.ADMIN)
  public Response register(InputStream archive) {
    ModelVersion version = intake.register(archive, CurrentCaller.require(http));
    return Response.status(201).entity(Json.bytes(ModelCodec.state(version))).build();
  }

  @PUT
  @Path("/{model}/versions/{version}/license-check")
  @May(Role.OFFICER)
  public Response licenseCheck(
      @PathParam("model") String model, @PathParam("version") String name, InputStream body) {
    Members given = Members.of(Bodies.readObject(body));
    given.only("verified");
    boolean verified = given.flag("verified");
    ModelVersion version = steps.checkLicense(model, name, verified, CurrentCaller.require(http));
    return Response.ok(Json.bytes(ModelCodec.state(version).put("license_verified", verified)))
        .build();
  }

  @PUT
  @Path("/{model}/versions/{version}/assurances")
  @May(Role.OFFICER)
  public Response assurances(
      @PathParam("model") String model, @PathParam("version") String name, InputStream body) {
    Members given = Members.of(Bodies.readObject(body));
    ModelVersion version = steps.find(model, name);
    ModelCodec.read(given, version.assurances());
    ObjectNode assurances = ModelCodec.assurances(version.assurances());
    Map<String, Object> fields = Json.mapper().convertValue(assurances, FIELDS);
    fields.values().removeIf(Objects::isNull);
    steps.change(
        version, Map.of("step", "assurances", "assurances", fields), CurrentCaller.require(http));
    return Response.ok(Json.bytes(ModelCodec.state(version).set("assurances", assurances))).build();
  }

  @POST
  @Path("/{model}/versions/{version}/activate")
  @May(Role.OFFICER)
  public Response activate(@PathParam("model") String model, @PathParam("version") String name) {
    ModelVersion version = steps.activate(model, name, CurrentCaller.require(http));
    return Response.ok(Json.bytes(ModelCodec.state(version))).build();
  }

  @POST
  @Path("/{model}/versions/{version}/suspend")
  @May(Role.OFFICER)
  public Response suspend(@PathParam("model") String model, @PathParam("version") String name) {
    ModelVersion version = steps.suspend(model, name, CurrentCaller.require(http));
    return Response.ok(Json.bytes(ModelCodec.state(version))).build();
  }

  @POST
  @Path("/{model}/versions/{version}/retire")
  @May(Role.OFFICER)
  public Response retire(@PathParam("model") String model, @PathParam("version") String name) {
    ModelVersion version = steps.retire(model, name, CurrentCaller.require(http));
    return Response.ok(Json.bytes(ModelCodec.state(version))).build();
  }
}
