package io.modeltrail.promotion.promotions;

import io.modeltrail.event.ModelRegistered;
import io.modeltrail.promotion.decision.Docket;
import io.modeltrail.promotion.ladder.Champion;
import io.modeltrail.promotion.life.Aim;
import io.modeltrail.service.door.Envelope;
import io.modeltrail.service.problem.Problem;
import jakarta.enterprise.context.RequestScoped;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which version somebody means who wants an environment to leave what it runs.
@RequestScoped
class Running {

  private final Docket docket;
  private final Envelope envelope;

  /// What names a request that may be sent again.
  record Key(String route, @Nullable String idempotencyKey) {}

  Running(Docket docket, Envelope envelope) {
    this.docket = docket;
    this.envelope = envelope;
  }

  /// What the environment runs now. A request that is sent again means what it meant at first: by
  /// now the environment may have left that version, because of this very request.
  ///
  /// @throws Problem.Thrown 404 or 409 if there is none
  int version(String environment, String modelName, Key key) throws SQLException {
    if (key.idempotencyKey != null) {
      Optional<Aim> before = docket.aim(envelope.eventId(key.route, key.idempotencyKey));
      if (before.isPresent()) {
        return before.get().version();
      }
    }
    Champion champion =
        docket
            .champion(environment, modelName)
            .orElseThrow(
                () ->
                    Problem.notFound(
                        "%s has run no version of a model \"%s\""
                            .formatted(environment, modelName)));
    ModelRegistered version = champion.version();
    if (version == null) {
      throw Problem.of(
              409,
              "NOT_CHAMPION",
              "%s was retired in %s, which runs no version of it".formatted(modelName, environment))
          .thrown();
    }
    return version.getVersion();
  }
}
