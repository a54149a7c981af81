package io.modeltrail.audit.answers.check;

import io.modeltrail.event.ModelRegistered;
import java.util.List;

/// Versions of a model are 1, 2, 3 ….
final class VersionNumbers implements Check {

  private static final Sequence VERSIONS =
      new Sequence(Code.VERSION_GAP, Code.VERSION_REPEATED, "version");

  @Override
  public List<Finding> of(Matter matter) {
    return VERSIONS.check(
        matter.facts().of(ModelRegistered.class),
        each -> each.said().getVersion(),
        matter.facts().isWhole(ModelRegistered.class));
  }
}
