package org.probity.web.oip;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Whether the server lives, and whether it can answer. */
@Path("/health")
@Produces(MediaType.APPLICATION_JSON)
public class HealthResource {
  @GET
  @Path("/live")
  public String live() {
    return "{\"live\":true}";
  }

  @GET
  @Path("/ready")
  public String ready() {
    return "{\"ready\":true}";
  }
}
