package io.modeltrail.localstack.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Stream;

/// What one service, or one role outside, may do in Kafka.
///
/// @param principal its name there, the prefix included
record Grant(String principal, List<Right> rights) {

  /// A right on one thing, or on all things whose names begin so.
  ///
  /// @param prefixed whether `name` is a beginning
  /// @param operations as Kafka calls them
  record Right(Resource resource, String name, boolean prefixed, List<Operation> operations) {

    String pattern() {
      return prefixed ? "prefix" : "literal";
    }
  }

  /// What a right is on.
  enum Resource {
    TOPIC("topic"),
    GROUP("group"),
    TRANSACTIONAL_ID("transactionalId");

    private final String label;

    Resource(String label) {
      this.label = label;
    }

    String label() {
      return label;
    }
  }

  /// What a right permits.
  enum Operation {
    READ,
    WRITE,
    DESCRIBE;

    String label() {
      return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
    }
  }

  /// The grants of all who write or read one of these topics, by name.
  static List<Grant> of(List<PlannedTopic> topics, String prefix) {
    var names = new TreeSet<String>();
    topics.forEach(topic -> names.addAll(topic.writers()));
    topics.forEach(topic -> names.addAll(topic.readers()));
    return names.stream().map(name -> of(name, topics, prefix)).toList();
  }

  private static Grant of(String name, List<PlannedTopic> topics, String prefix) {
    var rights = new ArrayList<Right>();
    topics.stream().flatMap(topic -> onTopic(name, topic)).forEach(rights::add);
    var principal = prefix + name;
    if (isService(name)) {
      rights.add(new Right(Resource.GROUP, principal, false, List.of(Operation.READ)));
      rights.add(
          new Right(
              Resource.TRANSACTIONAL_ID,
              principal + "-",
              true,
              List.of(Operation.WRITE, Operation.DESCRIBE)));
    } else if (topics.stream().anyMatch(topic -> topic.readers().contains(name))) {
      // Several outside have one role, and each reads all: groups of their own, by a common
      // beginning.
      rights.add(new Right(Resource.GROUP, principal + "-", true, List.of(Operation.READ)));
    }
    return new Grant(principal, List.copyOf(rights));
  }

  private static Stream<Right> onTopic(String name, PlannedTopic topic) {
    var operations = new ArrayList<Operation>();
    if (topic.readers().contains(name)) {
      operations.add(Operation.READ);
    }
    if (topic.writers().contains(name)) {
      operations.add(Operation.WRITE);
    }
    if (operations.isEmpty()) {
      return Stream.of();
    }
    operations.add(Operation.DESCRIBE);
    return Stream.of(new Right(Resource.TOPIC, topic.name(), false, List.copyOf(operations)));
  }

  /// All others are roles that tokens and users outside have.
  private static boolean isService(String name) {
    return name.endsWith("-service");
  }
}
