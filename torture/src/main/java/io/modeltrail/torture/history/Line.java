package io.modeltrail.torture.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A line of a history.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "line")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Line.Intent.class, name = "intent"),
  @JsonSubTypes.Type(value = Line.Answer.class, name = "answer"),
  @JsonSubTypes.Type(value = Line.Checkpoint.class, name = "checkpoint"),
  @JsonSubTypes.Type(value = Line.Mark.class, name = "mark")
})
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface Line {

  /// Milliseconds since 1970, by the clock of whoever writes.
  long at();

  /// Something is about to be sent.
  ///
  /// @param number in this history, from 0
  /// @param topic where it goes, over whatever way
  /// @param key the record's key; null: none
  /// @param sequence how many were sent under this key before
  /// @param digest SHA-256 of the record's value; null: a service makes the value, since it is sent
  ///   over HTTP
  /// @param said what has to come of it
  record Intent(
      long number,
      long at,
      String topic,
      @Nullable String key,
      long sequence,
      @Nullable UUID eventId,
      @Nullable String digest,
      Said said)
      implements Line {}

  /// What became of the attempt.
  ///
  /// @param number of the intent
  /// @param partition -1 if it is not known
  /// @param offset -1 if it is not known
  /// @param why it is not known; null if it is
  record Answer(
      long number, long at, Outcome outcome, int partition, long offset, @Nullable String why)
      implements Line {}

  /// A checkpoint of the trail that was served.
  ///
  /// @param from the address
  record Checkpoint(long at, String from, String note) implements Line {}

  /// Something was done to the installation.
  record Mark(long at, String what) implements Line {}

  /// What is known of an attempt.
  enum Outcome {
    /// Somebody who may promise has said that it is in the log.
    TAKEN,
    /// Nobody knows. It is not "failed": it may be in the log, or come into it later.
    MAYBE,
    /// A door has refused it, and nothing was written.
    DENIED
  }
}
