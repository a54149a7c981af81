package io.modeltrail.audit.passport;

import java.util.List;

/// The page, ready to be rendered.
///
/// @param log which log it is from, and up to where
public record Passport(
    String model, int version, LogView log, List<Section> sections, List<Listed> entries) {

  /// @param size how many entries the checkpoint covers
  /// @param root in base64
  public record LogView(String origin, long size, String root) {}

  /// A table.
  ///
  /// @param isPart whether it belongs to the one before
  /// @param note a sentence before it; may be empty
  /// @param more how many rows are not shown
  public record Section(
      String title, boolean isPart, String note, List<String> columns, List<Row> rows, long more) {

    Section part() {
      return new Section(title, true, note, columns, rows, more);
    }
  }

  /// @param entries those that prove it
  public record Row(List<String> cells, List<Long> entries) {}

  /// An entry in the list at the end.
  public record Listed(long index, String topic, String appendedAt, String state) {}
}
