package io.modeltrail.torture.check;

import io.modeltrail.torture.check.Violation.Kind;
import java.util.function.Consumer;

/// Something wrong in a [World] in which all was well.
///
/// @param kind under which it has to be found
record Plant(Kind kind, String what, Consumer<World> doctor) {

  @Override
  public String toString() {
    return kind + ": " + what;
  }
}
