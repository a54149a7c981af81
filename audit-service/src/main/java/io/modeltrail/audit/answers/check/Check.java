package io.modeltrail.audit.answers.check;

import java.util.List;

/// A rule for what is told of one model.
@FunctionalInterface
public interface Check {

  /// What is wrong; empty: nothing.
  List<Finding> of(Matter matter);
}
