package io.modeltrail.audit.story;

import io.modeltrail.audit.answers.record.Fact;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;

/// What was told to the log, and which entry it is.
public record Told<T extends SpecificRecord>(Fact<T> fact) {

  public long index() {
    return fact.index();
  }

  public Instant at() {
    return fact.entry().appendedAt();
  }

  public T said() {
    return fact.said();
  }
}
