package io.modeltrail.governance.reading;

/// Something wrong in a governance file.
///
/// @param line from 1
/// @param column from 1
/// @param path where it is in the document, as `environments[1].gates[0].require`; empty: the whole
/// @param reason what was found
/// @param expected what would be right
public record Flaw(int line, int column, String path, String reason, String expected) {

  /// As `line 4, environments[1].after: …`, for a person.
  public String sentence() {
    return "line %d, column %d%s: %s; expected: %s"
        .formatted(line, column, path.isEmpty() ? "" : " (" + path + ")", reason, expected);
  }
}
