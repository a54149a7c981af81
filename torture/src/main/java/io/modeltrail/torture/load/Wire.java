package io.modeltrail.torture.load;

import io.modeltrail.avro.Contract;
import io.modeltrail.messaging.wire.Encoder;
import io.modeltrail.messaging.wire.SchemaRegistry;
import java.net.URI;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/// Gives records their form on the wire, as any client of the schema registry would.
public final class Wire {

  static final String TRAINED = "model.trained";
  static final String REQUESTED = "deployment.requested";
  static final String ASSESSED = "model.assessed";
  static final String DECIDED = "promotion.decided";

  private final Encoder encoder;

  /// Asks for the numbers of all schemas: later the schema registry, or its database, may be away.
  ///
  /// @param schemaRegistryUrl without a path
  public Wire(String schemaRegistryUrl) {
    SchemaRegistry schemas = new SchemaRegistry(URI.create(schemaRegistryUrl + "/apis/ccompat/v7"));
    List.of(TRAINED, REQUESTED, ASSESSED, DECIDED)
        .forEach(topic -> schemas.id(subject(topic), Contract.topic(topic).schemaText()));
    this.encoder = new Encoder(schemas);
  }

  byte[] encode(String topic, SpecificRecord event) {
    return encoder.encode(subject(topic), Contract.topic(topic).schemaText(), event);
  }

  private static String subject(String topic) {
    return topic + "-value";
  }
}
