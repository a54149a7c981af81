package io.modeltrail.service.door;

import io.modeltrail.service.problem.Problem;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Answers who told something, by what became of it.
public final class Answers {

  private Answers() {}

  /// What is shown of an effect.
  ///
  /// @param <X> what it fails with, if the database does
  @FunctionalInterface
  public interface Shown<X extends Exception> {
    @Nullable Object of(String href) throws X;
  }

  /// 201 or 200 with the result, 422 with the reason, or 202 with where the fate can be read.
  ///
  /// @param result what is shown of the effect
  public static <X extends Exception> Response of(Fate fate, Shown<X> result) throws X {
    return switch (fate) {
      case Fate.Applied(UUID id, String href) -> result(Response.status(201), href, result);
      case Fate.Duplicate(UUID id, UUID of, String href) -> result(Response.ok(), href, result);
      case Fate.Refused(UUID id, var refusal) ->
          Problem.of(422, refusal.code(), refusal.detail()).response();
      case Fate.Pending(UUID id) -> accepted(Accepted.of(id));
    };
  }

  private static <X extends Exception> Response result(
      Response.ResponseBuilder response, String href, Shown<X> result) throws X {
    return response
        .location(URI.create(href))
        .header("Preference-Applied", "wait")
        .entity(result.of(href))
        .build();
  }

  private static Response accepted(Accepted accepted) {
    return Response.accepted(accepted).location(URI.create(accepted.href())).build();
  }
}
