package io.modeltrail.service.problem;

import io.modeltrail.messaging.record.Refusal;
import jakarta.ws.rs.core.Response;

/// A problem detail (RFC 9457).
///
/// @param type `about:blank`: the status and the code say it all
/// @param code stable: programs decide by it
/// @param detail for a person
public record Problem(String type, String title, int status, String code, String detail) {

  public static final String MEDIA_TYPE = "application/problem+json";

  /// Thrown where a request cannot be answered otherwise.
  public static final class Thrown extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Problem problem;

    private Thrown(Problem problem) {
      super(problem.detail);
      this.problem = problem;
    }

    Problem problem() {
      return problem;
    }
  }

  public static Problem of(int status, String code, String detail) {
    Response.Status known = Response.Status.fromStatusCode(status);
    String title = known == null ? title(status) : known.getReasonPhrase();
    return new Problem("about:blank", title, status, code, detail);
  }

  /// Of those that the framework does not know.
  private static String title(int status) {
    return status == 507 ? "Insufficient Storage" : "Unprocessable Content";
  }

  public static Thrown badRequest(String code, String detail) {
    return of(400, code, detail).thrown();
  }

  public static Thrown badRequest(Refusal refusal) {
    return badRequest(refusal.code(), refusal.detail());
  }

  public static Thrown notFound(String detail) {
    return of(404, "NOT_FOUND", detail).thrown();
  }

  public static Thrown unavailable(String detail) {
    return of(503, "UNAVAILABLE", detail).thrown();
  }

  public Thrown thrown() {
    return new Thrown(this);
  }

  public Response response() {
    return answer().build();
  }

  /// The response, for who adds headers to it.
  public Response.ResponseBuilder answer() {
    Response.ResponseBuilder response = Response.status(status).type(MEDIA_TYPE).entity(this);
    return status == 503 ? response.header("Retry-After", "5") : response;
  }
}
