package io.modeltrail.registry.assessment;

import io.modeltrail.event.ModelAssessed;
import io.modeltrail.service.access.Caller;
import io.modeltrail.service.rejections.OwnEvents;
import jakarta.enterprise.context.RequestScoped;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;

/// A token that names workspaces tells of what was trained in those alone, and withdraws what was
/// told of that.
@RequestScoped
class OwnWorkspaces implements OwnEvents {

  private final Caller caller;
  private final AssessmentList list;

  OwnWorkspaces(Caller caller, AssessmentList list) {
    this.caller = caller;
    this.list = list;
  }

  @Override
  public void check(SpecificRecord event) throws SQLException {
    if (event instanceof ModelAssessed assessed && caller.workspaces().isPresent()) {
      check(assessed);
    }
  }

  private void check(ModelAssessed assessed) throws SQLException {
    Optional<Subject> subject = Subject.named(assessed);
    if (subject.isPresent()) {
      caller.mustSpeakFor(subject.get().described(), list.workspaceOf(subject.get()));
    }
    UUID withdraws = assessed.getWithdraws();
    if (withdraws != null) {
      Optional<Subject> withdrawn = list.subjectOf(withdraws);
      Optional<String> workspace =
          withdrawn.isEmpty() ? Optional.empty() : list.workspaceOf(withdrawn.get());
      caller.mustSpeakFor("assessment " + withdraws, workspace);
    }
  }
}
