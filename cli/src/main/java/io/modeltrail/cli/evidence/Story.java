package io.modeltrail.cli.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/// What the proven entries tell of one version, in the order of the trail. Only records on the
/// topic that is theirs: who may write to one topic cannot speak for another. Refused records tell
/// nothing here.
final class Story {

  static final String TRAINED = "model.trained";
  static final String REGISTERED = "model.registered";
  static final String DESCRIBED = "model.described";
  static final String CHECKED = "artifact.checked";
  static final String REQUESTED = "promotion.requested";
  static final String DECIDED = "promotion.decided";
  static final String CHANGED = "promotion.changed";
  static final String CHAMPION = "model.champion";
  static final String REPORTED = "deployment.reported";
  static final String RULES = "governance.applied";
  static final String NOTED = "audit.noted";

  private static final String PROMOTED = "model.promoted.";

  private final String model;
  private final int version;
  private final Map<String, List<Event>> byTopic = new TreeMap<>();
  private final Map<String, Event> byId = new HashMap<>();
  private final List<Event> refused = new ArrayList<>();
  private final List<EntryReader.Read.Untold> untold = new ArrayList<>();

  Story(String model, int version) {
    this.model = model;
    this.version = version;
  }

  /// @return whether it is about the model, or about none
  boolean add(Event event) {
    if (event.said().has("modelName") && !event.text("modelName").equals(model)) {
      return false;
    }
    if (event.leaf().isDeadLetter()) {
      refused.add(event);
      return true;
    }
    Event before = event.id() == null ? null : byId.putIfAbsent(event.id(), event);
    // Services tell what they told once more after some faults, under the same id.
    if (before == null || !before.said().equals(event.said())) {
      byTopic.computeIfAbsent(event.leaf().topic(), unused -> new ArrayList<>()).add(event);
    }
    return true;
  }

  void add(EntryReader.Read.Untold entry) {
    if (!entry.leaf().isDeadLetter()) {
      untold.add(entry);
    }
  }

  String model() {
    return model;
  }

  int version() {
    return version;
  }

  List<Event> on(String topic) {
    return byTopic.getOrDefault(topic, List.of());
  }

  /// ModelPromoted of all environments.
  List<Event> promoted() {
    return byTopic.entrySet().stream()
        .filter(topic -> topic.getKey().startsWith(PROMOTED))
        .flatMap(topic -> topic.getValue().stream())
        .toList();
  }

  /// Whether a service has set the same aside: it stands on its topic, and had no effect.
  boolean isRefused(Event event) {
    return refused.stream()
        .anyMatch(
            each ->
                each.leaf().topic().equals(event.leaf().topic())
                    && each.said().equals(event.said()));
  }

  /// Whether a record that is missing may be one that was erased: its leaf is there still.
  ///
  /// @param which what is known of the missing one's leaf
  boolean isUntold(String topic, Predicate<Leaf> which) {
    return untold.stream()
        .map(EntryReader.Read.Untold::leaf)
        .anyMatch(leaf -> leaf.topic().equals(topic) && which.test(leaf));
  }

  boolean isUntold(String topic) {
    return isUntold(topic, unused -> true);
  }

  /// The same for ModelPromoted of an environment.
  boolean isPromotedUntold(String environment) {
    return isUntold(PROMOTED + environment);
  }

  Optional<Event> find(String eventId) {
    return Optional.ofNullable(byId.get(eventId));
  }

  /// What an entry says, if it is one of the story's.
  Optional<Event> find(long index) {
    return byTopic.values().stream()
        .flatMap(List::stream)
        .filter(each -> each.index() == index)
        .findFirst();
  }

  /// Whether it is an event whose record is not there.
  boolean isUntoldEvent(String eventId) {
    return untold.stream().anyMatch(each -> eventId.equals(each.leaf().said().eventId()));
  }

  /// ModelRegistered of the version.
  Optional<Event> registration() {
    return on(REGISTERED).stream().filter(each -> each.number("version") == version).findFirst();
  }

  /// The promotions, by their ids, each with its steps in order.
  Collection<PromotionStory> promotions() {
    Map<String, List<Event>> steps = new LinkedHashMap<>();
    for (Event step : on(CHANGED)) {
      steps.computeIfAbsent(step.text("promotionId"), unused -> new ArrayList<>()).add(step);
    }
    List<PromotionStory> promotions = new ArrayList<>();
    steps.forEach((id, each) -> promotions.add(PromotionStory.of(this, id, each)));
    return promotions;
  }

  /// Whether two say the same of a field; what is not said is as good as what is empty, or false.
  static boolean agree(Event one, Event other, String field) {
    return agree(one.at(field), other.at(field));
  }

  static boolean agree(JsonNode one, JsonNode other) {
    return one.equals(other) || (isEmpty(one) && isEmpty(other));
  }

  private static boolean isEmpty(JsonNode node) {
    return node.isMissingNode()
        || (node.isContainerNode() && node.isEmpty())
        || (node.isBoolean() && !node.booleanValue());
  }
}
