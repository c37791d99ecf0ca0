package org.probity.web.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.probity.audit.CheckResult;
import org.probity.audit.Entry;
import org.probity.audit.Ledger;
import org.probity.audit.verify.Checkpoint;
import org.probity.audit.verify.ConsistencyProof;
import org.probity.audit.verify.Hash;
import org.probity.audit.verify.InclusionProof;
import org.probity.domain.account.Caller;
import org.probity.domain.account.Role;
import org.probity.web.http.Json;
import org.probity.web.http.Refusal;
import org.probity.web.security.CurrentCaller;
import org.probity.web.security.May;

/** Single entries of the ledger and the proofs that they stand in it. */
@ApplicationScoped
@Path("/ledger")
@Produces(MediaType.APPLICATION_JSON)
public class LedgerEntriesResource {
  @Inject private Ledger ledger;
  @Inject private AccessLog access;
  @Context private HttpServletRequest http;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public LedgerEntriesResource() {}

  @GET
  @Path("/entries/{index}")
  @May({Role.OFFICER, Role.REGULATOR, Role.APP})
  public Response entry(@PathParam("index") String index) {
    Entry entry = readable(Codes.natural("index", index));
    access.read(CurrentCaller.require(http), "ledger-entry", index);
    ObjectNode json = Json.object();
    json.put("index", entry.index());
    json.put("leaf_hash", entry.leafHash().base64());
    json.set("event", Json.readObject(entry.leaf()));
    return Response.ok(Json.bytes(json)).build();
  }

  /** Without a size, the proof leads to the checkpoint that comes with it. */
  @GET
  @Path("/proofs/inclusion")
  @May({Role.OFFICER, Role.REGULATOR, Role.APP})
  public Response inclusion(
      @QueryParam("index") @Nullable String index, @QueryParam("size") @Nullable String size) {
    Entry entry = readable(Codes.natural("index", index));
    byte[] note =
        ledger
            .checkpoint()
            .orElseThrow(() -> new Refusal(404, "No checkpoint was signed yet; ask again."));
    long treeSize = size == null ? signedSize(note) : Codes.natural("size", size);
    InclusionProof proof = ledger.inclusion(entry.index(), treeSize);
    ObjectNode json = Json.object();
    json.put("index", proof.index());
    json.put("tree_size", proof.treeSize());
    json.put("leaf_hash", entry.leafHash().base64());
    put(json.putArray("hashes"), proof.hashes());
    json.put("checkpoint", new String(note, StandardCharsets.UTF_8));
    return Response.ok(Json.bytes(json)).build();
  }

  @GET
  @Path("/proofs/consistency")
  @May({Role.OFFICER, Role.REGULATOR, Role.APP})
  public Response consistency(
      @QueryParam("from") @Nullable String from, @QueryParam("to") @Nullable String to) {
    long smaller = Codes.natural("from", from);
    long larger = Codes.natural("to", to);
    if (smaller > larger) {
      throw Refusal.malformed("from", "It is at most as large as to.");
    }
    ConsistencyProof proof = ledger.consistency(smaller, larger);
    ObjectNode json = Json.object();
    json.put("from", proof.from());
    json.put("to", proof.to());
    put(json.putArray("hashes"), proof.hashes());
    return Response.ok(Json.bytes(json)).build();
  }

  @GET
  @Path("/proofs/{index: [^/]+}.tlog-proof")
  @Produces(MediaType.TEXT_PLAIN)
  @May({Role.OFFICER, Role.REGULATOR, Role.APP})
  public Response tlogProof(@PathParam("index") String index) {
    Entry entry = readable(Codes.natural("index", index));
    byte[] proof = ledger.tlogProof(entry.index()).getBytes(StandardCharsets.UTF_8);
    return Response.ok(proof, "text/plain; charset=utf-8").build();
  }

  /** Recomputes the whole ledger. */
  @POST
  @Path("/verify")
  @May({Role.OFFICER, Role.REGULATOR})
  public Response verify() {
    CheckResult result = ledger.selfCheck(entries -> {});
    ObjectNode json = Json.object();
    json.put("entries", result.entries());
    json.put("ok", result.intact());
    CheckResult.Tampering tampering = result.tampering();
    if (tampering != null) {
      json.putObject("tampering")
          .put("index", tampering.index())
          .put("last_index", tampering.lastIndex())
          .put("what", tampering.what());
    }
    return Response.ok(Json.bytes(json)).build();
  }

  /**
   * @throws Refusal with 404 if there is none; 403 if it is not about the calling app's decision
   */
  private Entry readable(long index) {
    Entry entry =
        ledger.entry(index).orElseThrow(() -> new Refusal(404, "There is no such entry."));
    Caller caller = CurrentCaller.require(http);
    if (caller.role() == Role.APP
        && !Json.readObject(entry.leaf()).path("actor").asText().equals(caller.id())) {
      throw new Refusal(403, "The entry is not about a decision of this API key.");
    }
    return entry;
  }

  private long signedSize(byte[] note) {
    return Checkpoint.open(note, ledger.keys().all()).size();
  }

  private static void put(ArrayNode array, List<Hash> hashes) {
    hashes.forEach(hash -> array.add(hash.base64()));
  }
}
