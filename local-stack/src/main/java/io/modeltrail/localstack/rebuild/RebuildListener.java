package io.modeltrail.localstack.rebuild;

import io.modeltrail.localstack.parts.StartListener;

/// Hears how a rebuild goes.
public interface RebuildListener extends StartListener {

  /// The present database is kept under another name. From here on the new one is in its place.
  void keeps(String database);

  /// There is no present database.
  void findsNone();

  /// More of the log is applied, or still the same.
  void applies(Progress progress);

  /// How far the new database has got.
  ///
  /// @param applied of these records, about
  /// @param records of the log, about: ends of transactions are counted like records
  /// @param waitsFor in words; empty while it gets on
  record Progress(long applied, long records, String waitsFor) {

    public boolean isDone() {
      return applied >= records;
    }
  }
}
