package io.modeltrail.audit.planted;

import io.modeltrail.audit.story.Story;
import io.modeltrail.audit.story.StoryModel;
import io.modeltrail.audit.story.StoryRules;
import io.modeltrail.event.ModelObserved;
import io.modeltrail.event.RiskTier;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// A model's year: it is described, and some of its versions go, or try to go, into production.
final class ModelYear {

  static final int RELEASES = 3;

  private static final long DAYS_BETWEEN = 110;

  private final Year year;
  private final StoryModel model;
  private final long seed;

  ModelYear(Year year, String name) {
    this.year = year;
    this.model = year.story().model(name);
    this.seed = year.seed() * 1_000_003 + name.hashCode();
  }

  /// @param plant takes the place of one of the releases; null: they are all as they should be
  void plan(Instant begin, Release plant) {
    Random random = new Random(seed);
    Instant first = begin.plus(Duration.ofMinutes(random.nextInt(20 * 24 * 60)));
    agenda()
        .at(
            first,
            () ->
                model.described(
                    it ->
                        it.setOwner("olga")
                            .setDevelopers(List.of("dan"))
                            .setPurpose("for a test of a year")
                            .setRiskTier(RiskTier.MEDIUM)));
    for (int number = 1; number <= RELEASES; number++) {
      Instant from =
          first.plus(
              Duration.ofDays((number - 1) * DAYS_BETWEEN + 1).plusHours(random.nextInt(200)));
      Release release = release(number, random);
      (plant != null && number == plant.place() ? plant : release).plan(this, number, from);
    }
  }

  /// The first ones go into production; with the last it is as it comes.
  private static Release release(int number, Random random) {
    int kind = random.nextInt(10);
    return number < RELEASES ? new Release() : Releases.some(kind);
  }

  void observed(int version, double accuracy) {
    Instant now = story().now();
    ModelObserved observed =
        ModelObserved.newBuilder()
            .setEventId(story().nextId())
            .setOccurredAt(now)
            .setActor(StoryRules.job("monitor-bot"))
            .setModelName(model.name())
            .setEnvironment("production")
            .setVersion(version)
            .setWindowStart(now.minus(Duration.ofDays(1)))
            .setWindowEnd(now)
            .setSampleCount(1_000)
            .setFigures(Map.of("accuracy", accuracy - 0.01))
            .build();
    story().tell("model.observed", model.name(), observed);
  }

  Story story() {
    return year.story();
  }

  Agenda agenda() {
    return year.agenda();
  }

  StoryModel model() {
    return model;
  }

  long seed() {
    return seed;
  }
}
