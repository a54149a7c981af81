package io.modeltrail.audit.answers.story;

import io.modeltrail.audit.answers.record.Fact;
import io.modeltrail.audit.answers.record.Records;
import io.modeltrail.audit.answers.record.Selection;
import io.modeltrail.event.ModelRegistered;
import io.modeltrail.event.ModelTrained;
import io.modeltrail.service.problem.Problem;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// One version of a model, however many there are. It is looked for by the copies for searches; if
/// these do not show it, everything is read: a copy that somebody has changed hides nothing.
public final class Versions {

  private static final List<Class<?>> REGISTERED = List.of(ModelRegistered.class);
  private static final List<Class<?>> TRAINED = List.of(ModelTrained.class);

  private Versions() {}

  /// @throws Problem.Thrown 404 if the trail does not hold it
  public static Fact<ModelRegistered> find(Records records, String model, int number)
      throws SQLException {
    Selection copied =
        Selection.of(REGISTERED).and("p.decoded ->> 'version' = ?", Integer.toString(number));
    Optional<Fact<ModelRegistered>> found =
        ModelFacts.read(records, model, copied, REGISTERED).version(number);
    if (found.isEmpty()) {
      found = ModelFacts.read(records, model, REGISTERED).version(number);
    }
    return found.orElseThrow(
        () ->
            Problem.notFound(
                "the trail holds no version %d of %s, as of then".formatted(number, model)));
  }

  /// What was told of the run that became a version.
  public static List<Fact<ModelTrained>> runs(
      Records records, String model, ModelRegistered version) throws SQLException {
    Selection copied =
        Selection.of(TRAINED).and("p.decoded #>> '{run,runId}' = ?", version.getRun().getRunId());
    List<Fact<ModelTrained>> found = ModelFacts.read(records, model, copied, TRAINED).runs(version);
    return found.isEmpty() ? ModelFacts.read(records, model, TRAINED).runs(version) : found;
  }
}
