package io.modeltrail.service.rejections;

import io.modeltrail.messaging.loop.Intakes;
import io.modeltrail.messaging.loop.LoopSettings;
import io.modeltrail.messaging.rejection.Rejection;
import io.modeltrail.messaging.wire.Decoder;
import io.modeltrail.messaging.wire.SchemaRegistry;
import io.modeltrail.messaging.wire.Source;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;

/// Reads once more what a refused record says, as the service's loops do.
@ApplicationScoped
class RefusedRecords {

  private final LoopSettings settings;
  private final SchemaRegistry schemas;
  private final Map<String, Source<?>> sources;

  /// What a refused record says, if anything.
  sealed interface Reading {

    record Legible(SpecificRecord content, Source.Identity identity) implements Reading {}

    record Illegible(String why) implements Reading {}
  }

  RefusedRecords(LoopSettings settings, SchemaRegistry schemas, Intakes intakes) {
    this.settings = settings;
    this.schemas = schemas;
    this.sources =
        intakes.open(settings, schemas).sources().stream()
            .collect(Collectors.toMap(Source::topic, Function.identity()));
  }

  /// How the records of a topic are read; empty if this service refuses none of them (any more).
  Optional<Source<?>> source(String topic) {
    return Optional.ofNullable(sources.get(topic));
  }

  /// @throws io.modeltrail.messaging.wire.CannotTellNow if the schema registry cannot say what its
  ///   schema is
  Reading read(Rejection rejection) {
    Source<?> source = sources.get(rejection.place().topic());
    if (source == null) {
      return new Reading.Illegible(
          "this service does not read " + rejection.place().topic() + " any more");
    }
    if (rejection.isCut()) {
      return new Reading.Illegible(
          "of %,d bytes nothing was kept: at most %,d are"
              .formatted(rejection.valueBytes(), Rejection.VALUE_BYTES_MAX));
    }
    return read(source, rejection);
  }

  private <T extends SpecificRecord> Reading read(Source<T> source, Rejection rejection) {
    Decoder<T> decoder = new Decoder<>(source, settings.subject(source.topic()), schemas);
    return switch (decoder.read(rejection.value())) {
      case Decoder.Legible<T>(T content) ->
          new Reading.Legible(content, source.identity().apply(content));
      case Decoder.Illegible<T>(var refusal) ->
          new Reading.Illegible(refusal.code() + ": " + refusal.detail());
    };
  }
}
