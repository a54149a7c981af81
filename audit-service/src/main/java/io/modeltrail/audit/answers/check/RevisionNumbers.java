package io.modeltrail.audit.answers.check;

import io.modeltrail.audit.answers.story.Champions;
import io.modeltrail.event.ModelPromoted;
import java.util.List;

/// Revisions of an environment's champion are 1, 2, 3 ….
final class RevisionNumbers implements Check {

  private static final Sequence REVISIONS =
      new Sequence(Code.REVISION_GAP, Code.REVISION_REPEATED, "revision");

  @Override
  public List<Finding> of(Matter matter) {
    boolean whole = matter.facts().isWhole(ModelPromoted.class);
    return Champions.environments(matter.facts()).stream()
        .flatMap(
            environment ->
                REVISIONS
                    .check(
                        Champions.of(matter.facts(), environment).history(),
                        each -> each.said().getRevision(),
                        whole)
                    .stream())
        .toList();
  }
}
