package io.modeltrail.promotion.stream;

import io.modeltrail.messaging.loop.LoopSettings;
import io.modeltrail.messaging.wire.SchemaRegistry;
import io.modeltrail.promotion.announcement.PromotedReader;
import io.modeltrail.promotion.announcement.PromotedTopics;
import io.modeltrail.promotion.stream.Beginnings.Beginning;
import io.modeltrail.service.stream.Streams;
import io.modeltrail.service.stream.Streams.Client;
import jakarta.enterprise.context.ApplicationScoped;

/// Opens streams, each with a reader of its own.
@ApplicationScoped
class PromotedStreams {

  private final Streams streams;
  private final LoopSettings settings;
  private final SchemaRegistry schemas;
  private final PromotedTopics topics;

  PromotedStreams(
      Streams streams, LoopSettings settings, SchemaRegistry schemas, PromotedTopics topics) {
    this.streams = streams;
    this.settings = settings;
    this.schemas = schemas;
    this.topics = topics;
  }

  /// @throws io.modeltrail.service.problem.Problem.Thrown 503 if too many are open
  void open(Client client, Beginning beginning) {
    String position = Position.of(beginning.topic(), beginning.at()).encode();
    streams.open(
        client,
        position,
        (line, name) -> {
          try (PromotedReader reader = new PromotedReader(settings, schemas, name)) {
            new PromotedStream(line, reader, topics).run(beginning);
          }
        });
  }
}
