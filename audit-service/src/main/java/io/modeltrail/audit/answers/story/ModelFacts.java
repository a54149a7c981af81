package io.modeltrail.audit.answers.story;

import io.modeltrail.audit.answers.record.Entry;
import io.modeltrail.audit.answers.record.Fact;
import io.modeltrail.audit.answers.record.Kinds;
import io.modeltrail.audit.answers.record.Records;
import io.modeltrail.audit.answers.record.Refused;
import io.modeltrail.audit.answers.record.Refused.Spot;
import io.modeltrail.audit.answers.record.Seen;
import io.modeltrail.audit.answers.record.Selection;
import io.modeltrail.event.ModelRegistered;
import io.modeltrail.event.ModelTrained;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;

/// What the trail holds about one model, of the kinds that were asked for.
public final class ModelFacts {

  private final String model;
  private final List<Fact<?>> told;
  private final List<Fact<?>> counting;
  private final Map<Spot, Refused> refused;

  private final List<Entry> unread;

  private ModelFacts(
      String model,
      List<Fact<?>> told,
      List<Fact<?>> counting,
      Map<Spot, Refused> refused,
      List<Entry> unread) {
    this.model = model;
    this.told = List.copyOf(told);
    this.counting = List.copyOf(counting);
    this.refused = Map.copyOf(refused);
    this.unread = List.copyOf(unread);
  }

  /// What the trail holds about a model.
  ///
  /// @param kinds which records
  public static ModelFacts read(Records records, String model, Class<?>... kinds)
      throws SQLException {
    return read(records, model, Arrays.asList(kinds));
  }

  /// The same.
  public static ModelFacts read(Records records, String model, Collection<? extends Class<?>> kinds)
      throws SQLException {
    return read(records, model, Selection.of(kinds), kinds);
  }

  /// The same, of what is selected.
  ///
  /// @param selection of records of these kinds
  public static ModelFacts read(
      Records records, String model, Selection selection, Collection<? extends Class<?>> kinds)
      throws SQLException {
    Map<Spot, Refused> refused = records.refused(kinds, Selection.ALL.model(model));
    List<Fact<?>> facts = new ArrayList<>();
    List<Entry> unread = new ArrayList<>();
    for (Seen seen : records.find(selection.model(model).withoutDeadLetters())) {
      if (!(seen instanceof Seen.Legible(Fact<?> fact, var copy))) {
        unread.add(seen.entry());
      } else if (Kinds.isAtHome(fact.entry())) {
        facts.add(fact);
      }
    }
    return of(model, facts, refused, unread);
  }

  /// Whether there is more about a model than one answer reads.
  public static boolean areTooMany(
      Records records, String model, Collection<? extends Class<?>> kinds) throws SQLException {
    return records.count(Selection.of(kinds).model(model)) > records.limits().facts();
  }

  private static ModelFacts of(
      String model, List<Fact<?>> facts, Map<Spot, Refused> refused, List<Entry> unread) {
    List<Fact<?>> told = facts.stream().sorted(Comparator.comparingLong(Fact::index)).toList();
    List<Fact<?>> counting = new ArrayList<>();
    Set<UUID> seen = new HashSet<>();
    for (Fact<?> fact : told) {
      UUID id = fact.entry().said().eventId();
      // A refused record does not use up its id.
      if (!refused.containsKey(Spot.of(fact.entry())) && (id == null || seen.add(id))) {
        counting.add(fact);
      }
    }
    return new ModelFacts(model, told, counting, refused, unread);
  }

  /// For rules that are tried without a database: nothing was refused, all could be read.
  public static ModelFacts of(String model, List<Fact<?>> facts) {
    return of(model, facts, Map.of(), List.of());
  }

  public String model() {
    return model;
  }

  /// Those that have their effect: none that was refused, and none a second time, in the order of
  /// the trail.
  public <T extends SpecificRecord> List<Fact<T>> of(Class<T> kind) {
    return only(counting, kind);
  }

  /// All that were told, repeated and refused ones too.
  public <T extends SpecificRecord> List<Fact<T>> told(Class<T> kind) {
    return only(told, kind);
  }

  /// All that were told, of all kinds.
  public List<Fact<?>> told() {
    return told;
  }

  /// Why a record had no effect; empty: it was not refused.
  public Optional<Refused> refused(Entry entry) {
    return Optional.ofNullable(refused.get(Spot.of(entry)));
  }

  /// Whether all records of a kind could be read that may have counted: only then something can be
  /// missing.
  public boolean isWhole(Class<? extends SpecificRecord> kind) {
    return unread.stream()
        .filter(each -> !refused.containsKey(Spot.of(each)))
        .noneMatch(each -> each.type().equals(kind.getSimpleName()));
  }

  /// The version of that number, as it was registered first.
  public Optional<Fact<ModelRegistered>> version(int number) {
    return of(ModelRegistered.class).stream()
        .filter(each -> each.said().getVersion() == number)
        .findFirst();
  }

  /// What was told of the run that became a version.
  public List<Fact<ModelTrained>> runs(ModelRegistered version) {
    return of(ModelTrained.class).stream()
        .filter(each -> each.said().getWorkspace().equals(version.getWorkspace()))
        .filter(each -> each.said().getRun().getRunId().equals(version.getRun().getRunId()))
        .filter(
            each -> each.said().getArtifact().getSha256().equals(version.getArtifact().getSha256()))
        .toList();
  }

  /// What happened about each promotion, in the order of their first record.
  public List<PromotionFacts> promotions() {
    return PromotionFacts.of(this);
  }

  private static <T extends SpecificRecord> List<Fact<T>> only(List<Fact<?>> facts, Class<T> kind) {
    return facts.stream()
        .filter(each -> kind.isInstance(each.said()))
        .map(each -> each.as(kind))
        .toList();
  }
}
