package io.modeltrail.messaging.wire;

/// A topic that a service writes, or a family of topics with the same records.
///
/// @param topic without the installation's prefix; of a family, what its names begin with
/// @param schemaText the schema as registered, from the `.avsc` file
public record Sink(String topic, String schemaText, boolean isFamily) {

  public Sink(String topic, String schemaText) {
    this(topic, schemaText, false);
  }

  /// Topics that come and go: one is needed only when something is written to it.
  public static Sink family(String beginning, String schemaText) {
    return new Sink(beginning, schemaText, true);
  }

  /// Whether records of a topic are this sink's.
  public boolean takes(String name) {
    return isFamily ? name.startsWith(topic) : name.equals(topic);
  }
}
