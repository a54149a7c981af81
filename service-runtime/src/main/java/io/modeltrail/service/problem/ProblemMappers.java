package io.modeltrail.service.problem;

import io.modeltrail.messaging.wire.CannotTellNow;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.PersistenceException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.util.Objects;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/// Makes a problem detail of whatever a request ends with.
class ProblemMappers {

  private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

  @ServerExceptionMapper
  Response thrown(Problem.Thrown e) {
    return e.problem().response();
  }

  /// Whatever was asked for has not begun.
  @ServerExceptionMapper
  Response cannotTell(CannotTellNow e) {
    return Problem.unavailable(e.getMessage() + "; nothing was changed, send it again")
        .problem()
        .response();
  }

  @ServerExceptionMapper({SQLException.class, PersistenceException.class})
  Response database(Exception e) {
    return DatabaseFailure.thrown(e).problem().response();
  }

  @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
  Response unauthorized() {
    Response response =
        Problem.of(
                401,
                "UNAUTHORIZED",
                "send a valid token: Authorization: Bearer <JWT>; with ./modeltrail up, tokens are in .modeltrail/stack.env")
            .response();
    response.getHeaders().add("WWW-Authenticate", "Bearer");
    return response;
  }

  @ServerExceptionMapper
  Response forbidden(ForbiddenException e, ResourceInfo resource) {
    return Problem.of(403, "FORBIDDEN", "the token's groups do not allow this" + needed(resource))
        .response();
  }

  private static String needed(@Nullable ResourceInfo resource) {
    if (resource == null || resource.getResourceMethod() == null) {
      return "";
    }
    RolesAllowed allowed = resource.getResourceMethod().getAnnotation(RolesAllowed.class);
    if (allowed == null) {
      allowed = resource.getResourceClass().getAnnotation(RolesAllowed.class);
    }
    return allowed == null ? "" : "; one of these does: " + String.join(", ", allowed.value());
  }

  /// Thrown before it is known which method would be meant: so it names what the doors take.
  @ServerExceptionMapper
  Response mediaType(NotSupportedException e, HttpHeaders headers) {
    return Problem.of(
            415,
            "UNSUPPORTED_MEDIA_TYPE",
            "Content-Type %s is not taken here: an event is sent as application/json, a file as application/octet-stream"
                .formatted(headers.getHeaderString(HttpHeaders.CONTENT_TYPE)))
        .response();
  }

  /// A parameter's type that refuses a text says why; what read the text wraps that into a 404.
  @ServerExceptionMapper
  Response web(WebApplicationException e) {
    if (e.getCause() instanceof Problem.Thrown refused) {
      return thrown(refused);
    }
    int status = e.getResponse().getStatus();
    return Problem.of(status, "HTTP_" + status, Objects.toString(e.getMessage())).response();
  }

  @ServerExceptionMapper
  Response unforeseen(RuntimeException e) {
    LOG.error("A request failed", e);
    return Problem.of(500, "INTERNAL", "this is a defect; the service's log says more").response();
  }
}
