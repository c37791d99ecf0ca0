package org.probity.web.http;

import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.transaction.RollbackException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.probity.audit.LedgerException;
import org.probity.audit.NotInLedgerException;
import org.probity.guard.GuardException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every exception as an error answer. What was not foreseen is logged by type and place only. */
@Provider
public class ErrorMapper implements ExceptionMapper<Throwable> {
  private static final Logger LOG = LoggerFactory.getLogger(ErrorMapper.class);
  @Context private HttpServletRequest request;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public ErrorMapper() {}

  @Override
  public Response toResponse(Throwable error) {
    if (error instanceof Refusal refusal) {
      return answer(refusal.status(), Errors.message(refusal), refusal.field());
    }
    if (error instanceof GuardException guard) {
      return answer(status(guard.kind()), Errors.message(guard), null);
    }
    if (error instanceof NotInLedgerException missing) {
      return answer(404, Errors.message(missing), null);
    }
    if (error instanceof LedgerException) {
      return answer(503, "The ledger is unreachable.", null);
    }
    if (error instanceof WebApplicationException web) {
      int status = web.getResponse().getStatus();
      return answer(status, "The request cannot be answered here.", null);
    }
    if (among(error, OptimisticLockException.class)) {
      return answer(409, "Somebody else changed this meanwhile; read it and try again.", null);
    }
    LOG.error("Unforeseen {} at {}", error.getClass().getName(), place(error));
    return answer(
        isDatabase(error) ? 503 : 500,
        "The request could not be answered; nothing was lost.",
        null);
  }

  private static int status(GuardException.Kind kind) {
    return switch (kind) {
      case MALFORMED -> 400;
      case FORBIDDEN -> 403;
      case UNKNOWN_MODEL, NOT_FOUND -> 404;
      case CONFLICT -> 409;
      case TOO_LARGE -> 413;
      case BUSY -> 429;
      case UNPROCESSABLE -> 422;
      case UNAVAILABLE -> 503;
    };
  }

  private static boolean isDatabase(Throwable error) {
    return among(error, SQLException.class)
        || among(error, PersistenceException.class)
        || among(error, RollbackException.class);
  }

  private static boolean among(Throwable error, Class<? extends Throwable> type) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return true;
      }
    }
    return false;
  }

  private static String place(Throwable error) {
    StringBuilder places = new StringBuilder();
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      places.append(cause.getClass().getSimpleName()).append(" in");
      for (StackTraceElement frame : cause.getStackTrace()) {
        if (frame.getClassName().startsWith("org.probity.")) {
          places.append(' ').append(frame);
          break;
        }
      }
      places.append("; ");
    }
    return places.toString();
  }

  private Response answer(int status, String message, @Nullable String field) {
    Errors.Body body = Errors.body(request.getRequestURI(), status, message, field);
    Response.ResponseBuilder response =
        Response.status(status).type(body.type()).entity(body.bytes());
    if (status == 401) {
      response.header("WWW-Authenticate", "Bearer");
    }
    if (Errors.retry(status)) {
      response.header("Retry-After", Errors.RETRY_SECONDS);
    }
    return response.build();
  }
}
