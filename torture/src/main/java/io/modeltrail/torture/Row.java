package io.modeltrail.torture;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// What came of a fault or a mutant: a row of the table, and of the results file.
///
/// @param runs of a fault; null for a mutant
/// @param violations of a fault; null for a mutant
/// @param caught whether the checker has seen it; null for a fault
@JsonInclude(JsonInclude.Include.NON_NULL)
record Row(
    String name, @Nullable Integer runs, @Nullable Integer violations, @Nullable Boolean caught) {

  static Row fault(String name, int runs, int violations) {
    return new Row(name, runs, violations, null);
  }

  static Row mutant(String name, boolean caught) {
    return new Row(name, null, null, caught);
  }
}
