package io.modeltrail.promotion.announcement;

import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.common.TopicPartition;

/// An environment has another champion, or none any more, and the log says so.
///
/// @param place the partition, by the topic's name in the cluster
/// @param appendedAt when the broker appended it
/// @param json the event as a CloudEvent in structured mode, UTF-8, on one line
public record Announcement(
    TopicPartition place,
    long offset,
    Instant appendedAt,
    UUID eventId,
    String environment,
    String modelName,
    byte[] json) {}
