package io.modeltrail.torture.check;

import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/// What all records have.
final class Events {

  private Events() {}

  static UUID id(SpecificRecord event) {
    Schema.Field field = event.getSchema().getField("eventId");
    return (UUID) event.get(field.pos());
  }
}
