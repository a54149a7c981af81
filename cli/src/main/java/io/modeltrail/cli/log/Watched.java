package io.modeltrail.cli.log;

import io.modeltrail.tlog.tree.TreeHead;

/// What a look at a log has found.
sealed interface Watched {

  /// Seen for the first time: there was nothing to compare it with.
  record First(TreeHead head) implements Watched {}

  /// As it was.
  record Same(TreeHead head) implements Watched {}

  /// Proven to have grown from what it was.
  record Grown(TreeHead from, TreeHead head) implements Watched {}

  /// Nothing was signed yet.
  record Empty() implements Watched {}

  /// It cannot be read now.
  ///
  /// @param why for a person
  record Away(String why) implements Watched {}

  /// It says what a log must not say.
  ///
  /// @param why for a person
  record Alarm(String why) implements Watched {}
}
