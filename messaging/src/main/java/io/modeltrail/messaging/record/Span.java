package io.modeltrail.messaging.record;

import java.util.UUID;

/// A stretch of one partition: offsets from (inclusive) to (exclusive).
public record Span(UUID topicId, String topic, int partition, long from, long to) {}
