package io.modeltrail.governance.reading;

import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/// What a key makes of what is there without it.
final class Given {

  private Given() {}

  /// Nothing, if the key is not there or wrong.
  ///
  /// @param with the thing with the value
  static <T, V> UnaryOperator<T> set(Optional<V> value, BiFunction<T, V, T> with) {
    return thing -> value.map(one -> with.apply(thing, one)).orElse(thing);
  }
}
