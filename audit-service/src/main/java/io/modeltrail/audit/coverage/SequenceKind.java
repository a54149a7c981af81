package io.modeltrail.audit.coverage;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The domain's sequences: numbers that are dealt 1, 2, 3 … without gaps, each told by one fact.
/// They say whether something is missing, whatever Kafka's offsets are.
enum SequenceKind {
  /// The versions of a model.
  VERSIONS("model.registered", "ModelRegistered", "version"),
  /// The changes of an environment's champion of a model.
  REVISIONS("model.promoted.", "ModelPromoted", "revision"),
  /// The steps of a promotion.
  STEPS("promotion.changed", "PromotionChanged", "step"),
  /// The revisions of the rules.
  GOVERNANCE("governance.applied", "GovernanceApplied", "revision");

  private static final String NAMESPACE = "io.modeltrail.event.";
  private static final String UUID_FORM = "[0-9a-f-]{36}";

  private final String topic;
  private final String record;
  private final String field;

  /// @param topic one that ends with a dot: those of all environments
  /// @param field that holds the number
  SequenceKind(String topic, String record, String field) {
    this.topic = topic;
    this.record = record;
    this.field = field;
  }

  /// What an entry says of a sequence.
  ///
  /// @param subject whose sequence
  /// @param number null: it cannot be read
  record Member(SequenceKind kind, String subject, @Nullable Long number) {}

  String field() {
    return field;
  }

  static Optional<SequenceKind> of(String topic) {
    return Arrays.stream(values()).filter(kind -> kind.isOn(topic)).findFirst();
  }

  /// An environment has no dot in its name; so dead letters are none of them.
  private boolean isOn(String name) {
    return topic.endsWith(".")
        ? name.startsWith(topic) && name.indexOf('.', topic.length()) < 0
        : name.equals(topic);
  }

  /// @param number what its field holds, as text
  /// @param promotion what its field `promotionId` holds
  Member member(EntryRow entry, @Nullable String number, @Nullable String promotion) {
    boolean isOurs = (NAMESPACE + record).equals(entry.type());
    String model = entry.model() == null ? "" : entry.model();
    return switch (this) {
      case VERSIONS -> member(model, isOurs && entry.model() != null ? number : null);
      case REVISIONS ->
          member(
              entry.topic().substring(topic.length()) + "/" + model,
              isOurs && entry.model() != null ? number : null);
      case STEPS ->
          promotion != null && promotion.matches(UUID_FORM)
              ? member(promotion, isOurs ? number : null)
              : new Member(this, "", null);
      case GOVERNANCE -> member("", isOurs ? number : null);
    };
  }

  private Member member(String subject, @Nullable String number) {
    try {
      Long read = number == null ? null : Long.valueOf(number);
      return new Member(this, subject, read == null || read < 1 ? null : read);
    } catch (NumberFormatException e) {
      return new Member(this, subject, null);
    }
  }

  /// Columns of an entry.
  record EntryRow(String topic, @Nullable String type, @Nullable String model) {}
}
