package io.modeltrail.registry.catalog;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/// Where the log holds what is stored.
@Embeddable
record PlaceKey(
    @Column(name = "topic_id") UUID topicId,
    int partition,
    @Column(name = "\"offset\"") long offset,
    @Column(name = "event_id") UUID eventId)
    implements Serializable {}
