package io.modeltrail.messaging.wire;

/// A topic that a service writes.
///
/// @param topic without the installation's prefix
/// @param schemaText the schema as registered, from the `.avsc` file
public record Sink(String topic, String schemaText) {}
