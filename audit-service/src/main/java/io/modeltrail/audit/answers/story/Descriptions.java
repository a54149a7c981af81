package io.modeltrail.audit.answers.story;

import io.modeltrail.audit.answers.record.Entry;
import io.modeltrail.audit.answers.record.Fact;
import io.modeltrail.event.ModelDescribed;
import io.modeltrail.event.RiskTier;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What people had said of a model and its versions at a time.
///
/// @param said in the log's order
public record Descriptions(List<Fact<ModelDescribed>> said) {

  private static final List<RiskTier> BY_HARM =
      List.of(RiskTier.UNKNOWN, RiskTier.LOW, RiskTier.MEDIUM, RiskTier.HIGH);

  public static Descriptions of(ModelFacts facts, Instant at) {
    return new Descriptions(
        facts.of(ModelDescribed.class).stream()
            .filter(each -> !each.entry().appendedAt().isAfter(at))
            .sorted(Comparator.comparing(Fact::entry, Entry.BY_LOG_TIME))
            .toList());
  }

  /// What was said last of one field.
  ///
  /// @param version null: of the model itself
  public <T> Optional<T> last(
      @Nullable Integer version, Function<ModelDescribed, @Nullable T> field) {
    return source(version, field).map(each -> field.apply(each.said()));
  }

  /// Where it was said.
  public <T> Optional<Fact<ModelDescribed>> source(
      @Nullable Integer version, Function<ModelDescribed, @Nullable T> field) {
    return said.reversed().stream()
        .filter(each -> Objects.equals(each.said().getVersion(), version))
        .filter(each -> field.apply(each.said()) != null)
        .findFirst();
  }

  /// As the rules see it: of the two words about version and model the one of more harm.
  public RiskTier tier(int version) {
    return Stream.of(
            last(null, ModelDescribed::getRiskTier), last(version, ModelDescribed::getRiskTier))
        .flatMap(Optional::stream)
        .max(Comparator.comparingInt(BY_HARM::indexOf))
        .orElse(RiskTier.UNKNOWN);
  }

  /// Those of the model and of the version.
  public List<String> developers(int version) {
    return Stream.of(
            last(null, ModelDescribed::getDevelopers), last(version, ModelDescribed::getDevelopers))
        .flatMap(Optional::stream)
        .flatMap(List::stream)
        .distinct()
        .toList();
  }
}
