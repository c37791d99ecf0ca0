package org.probity.web.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.probity.domain.account.Accounts;
import org.probity.domain.account.ApiKey;
import org.probity.domain.account.Role;
import org.probity.domain.ledger.EventType;
import org.probity.domain.record.ProcessingRecords;
import org.probity.web.http.Bodies;
import org.probity.web.http.Json;
import org.probity.web.http.Members;
import org.probity.web.http.Refusal;
import org.probity.web.security.CurrentCaller;
import org.probity.web.security.KeysInForce;
import org.probity.web.security.May;
import org.probity.web.security.Secrets;

/** API keys of applications. */
@RequestScoped
@Path("/keys")
@Produces(MediaType.APPLICATION_JSON)
public class KeysResource {
  @Inject private Accounts accounts;
  @Inject private KeysInForce keys;
  @Inject private ProcessingRecords records;
  @Inject private Secrets secrets;
  @Inject private Journal journal;
  @Inject private Clock clock;
  @Context private HttpServletRequest http;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public KeysResource() {}

  @GET
  @May(Role.ADMIN)
  public Response list() {
    ObjectNode json = Json.object();
    ArrayNode list = json.putArray("keys");
    accounts.keys().forEach(key -> list.add(line(key)));
    return Response.ok(Json.bytes(json)).build();
  }

  /** The key is in this answer and nowhere else. Without models it may call them all. */
  @POST
  @May(Role.ADMIN)
  public Response create(InputStream body) {
    Members given = Members.of(Bodies.readObject(body));
    given.only("application", "models", "default_purpose");
    String application = Codes.name("application", given.text("application"));
    Set<String> models = given.texts("models");
    models.forEach(model -> Codes.name("models", model));
    String purpose = Codes.name("default_purpose", given.text("default_purpose"));
    if (records.purpose(purpose).isEmpty()) {
      throw Refusal.malformed("default_purpose", "It is a purpose of the register.");
    }
    Secrets.NewKey key = secrets.newKey();
    record("create", key.id(), application);
    accounts.save(ApiKey.forApplication(key.id(), key.mac(), application, models, purpose));
    keys.changed(key.id());
    return Response.status(201)
        .entity(Json.bytes(Json.object().put("id", key.id()).put("key", key.text())))
        .build();
  }

  @DELETE
  @Path("/{id}")
  @May(Role.ADMIN)
  public Response revoke(@PathParam("id") String id) {
    ApiKey key =
        accounts.key(Codes.inPath(id)).orElseThrow(() -> new Refusal(404, "There is no such key."));
    if (!key.revoked()) {
      String application = key.application();
      record("revoke", key.id(), application == null ? key.role().code() : application);
      key.revoke(clock.instant());
      accounts.save(key);
      keys.changed(key.id());
    }
    return Response.noContent().build();
  }

  private void record(String step, String key, String holder) {
    journal.record(
        EventType.ACCOUNT,
        CurrentCaller.require(http),
        Map.of("step", step, "key", key, "holder", holder));
  }

  private static ObjectNode line(ApiKey key) {
    ObjectNode json = Json.object();
    json.put("id", key.id());
    json.put("role", key.role().code());
    json.put("application", key.application());
    new TreeSet<>(key.models()).forEach(json.putArray("models")::add);
    json.put("default_purpose", key.defaultPurpose());
    json.put("revoked", key.revoked());
    return json;
  }
}
