package io.modeltrail.localstack.stack;

/// Why a stack cannot be started, and the way out. The message is for people.
public final class StackException extends RuntimeException {

  StackException(String message) {
    super(message);
  }
}
