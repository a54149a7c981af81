package io.modeltrail.torture.load;

import io.modeltrail.avro.Contract;
import io.modeltrail.messaging.wire.Encoder;
import io.modeltrail.messaging.wire.SchemaRegistry;
import java.net.URI;
import org.apache.avro.specific.SpecificRecord;

/// Gives records their form on the wire, as any client of the schema registry would.
public final class Wire {

  static final String TRAINED = "model.trained";
  static final String REQUESTED = "deployment.requested";
  static final String ASSESSED = "model.assessed";
  static final String DECIDED = "promotion.decided";

  private final Encoder encoder;

  /// @param schemaRegistryUrl without a path
  public Wire(String schemaRegistryUrl) {
    this.encoder =
        new Encoder(new SchemaRegistry(URI.create(schemaRegistryUrl + "/apis/ccompat/v7")));
  }

  byte[] encode(String topic, SpecificRecord event) {
    return encoder.encode(topic + "-value", Contract.topic(topic).schemaText(), event);
  }
}
