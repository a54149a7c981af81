package io.modeltrail.audit.planted;

import io.modeltrail.audit.story.Story;
import io.modeltrail.audit.story.StoryModel;
import io.modeltrail.audit.story.StoryPromotion;
import io.modeltrail.audit.story.StorySlips.Slip;
import io.modeltrail.audit.story.Told;
import io.modeltrail.event.AssessmentKind;
import io.modeltrail.event.ModelRegistered;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.apache.avro.specific.SpecificRecord;

/// A version on its way into production, as it should be. What is done otherwise overrides a step.
class Release {

  private static final Duration STEP = Duration.ofHours(36);

  private ModelYear year;
  private int number;
  private final List<Slip<?>> slips = new ArrayList<>();
  private long marked = -1;
  Told<ModelRegistered> version;
  StoryPromotion promotion;

  /// Has it happen from a time on.
  ///
  /// @param number of the model's releases, from 1
  final void plan(ModelYear year, int number, Instant from) {
    this.year = year;
    this.number = number;
    Random random = new Random(year.seed() * 31 + number);
    Instant at = from;
    for (Runnable step : steps()) {
      year.agenda().at(at, step);
      at = at.plus(Duration.ofMinutes(30 + random.nextInt((int) STEP.toMinutes())));
    }
  }

  /// Which of a model's releases it is, if it is a plant.
  int place() {
    return 2;
  }

  List<Runnable> steps() {
    return List.of(
        this::trained,
        this::validated,
        this::requested,
        this::firstApproval,
        this::secondApproval,
        this::deployed,
        this::observed,
        this::observed,
        this::afterwards);
  }

  double accuracy() {
    return 0.90 + number * 0.01;
  }

  void trained() {
    version = model().trained(runId(), accuracy());
    model().promoted(version, "staging");
  }

  void validated() {
    model().assessed(version(), AssessmentKind.VALIDATION, it -> it);
  }

  void requested() {
    promotion = model().requested(version(), "production", "dora");
  }

  void firstApproval() {
    promotion.approved("mona", "model-owner");
  }

  void secondApproval() {
    promotion.approved("vera", "validator");
  }

  void deployed() {
    promotion.deployed(sha256(), it -> it);
  }

  void observed() {
    year.observed(version(), accuracy());
  }

  void afterwards() {}

  final ModelYear year() {
    return year;
  }

  final StoryModel model() {
    return year.model();
  }

  final Story story() {
    return year.story();
  }

  final int version() {
    return version.said().getVersion();
  }

  final String runId() {
    return "run-" + number;
  }

  final String sha256() {
    return StoryModel.digest("artifact/" + runId());
  }

  /// Numbers of entries that show it; empty: there is none, or no single one.
  final List<Long> places() {
    List<Long> places = new ArrayList<>(slips.stream().map(Slip::index).toList());
    if (marked >= 0) {
      places.add(marked);
    }
    return places;
  }

  /// The entry that comes next is what shows it.
  final void mark() {
    marked = story().size();
  }

  /// The next record of a kind says something else than what happened.
  final <T extends SpecificRecord> void falsify(
      Class<T> kind, Predicate<T> which, Consumer<T> change) {
    slips.add(
        story()
            .next(
                kind,
                which,
                record -> {
                  change.accept(record);
                  return List.of(record);
                }));
  }

  /// The next record of a kind never comes to the log.
  final <T extends SpecificRecord> void omit(Class<T> kind, Predicate<T> which) {
    story().next(kind, which, record -> List.of());
  }

  /// The next record of a kind comes once more, with other words.
  final <T extends SpecificRecord> void repeat(
      Class<T> kind, Predicate<T> which, UnaryOperator<T> again) {
    slips.add(story().next(kind, which, record -> List.of(record, again.apply(record))));
  }
}
