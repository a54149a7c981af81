package io.modeltrail.localstack.parts;

import org.jspecify.annotations.Nullable;

/// A part did not start, or died. The message names its log and ends with the log's last lines.
public final class PartFailedException extends RuntimeException {

  PartFailedException(String part, String what, LogFile log, @Nullable Throwable cause) {
    super(part + " " + what + "\n" + log.tail(), cause);
  }
}
