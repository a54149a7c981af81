package io.modeltrail.service.rejections;

import io.modeltrail.avro.Contract;
import io.modeltrail.service.access.Caller;
import io.modeltrail.service.access.Groups;
import io.modeltrail.service.problem.Problem;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/// What the caller may send again, and say in its place. What they may not is a 403.
@RequestScoped
class ReplayRights {

  private final Caller caller;
  private final Instance<OwnEvents> own;

  ReplayRights(Caller caller, @Any Instance<OwnEvents> own) {
    this.caller = caller;
    this.own = own;
  }

  /// Who it is.
  String caller() {
    return caller.actor().getSubject();
  }

  /// A correction must not be a way to say what the caller could not have said: what only services
  /// write is nobody's to correct, and what a group writes is that group's and the operators'.
  void correct(String topic) {
    List<String> writers = writers(topic);
    if (writers.isEmpty() || !isOneOf(writers)) {
      throw Problem.of(
              403,
              "NOT_YOURS_TO_CORRECT",
              "records of %s are written by %s; without a body it is sent again as it came"
                  .formatted(topic, writers.isEmpty() ? "services alone" : writers))
          .thrown();
    }
  }

  /// Who sends a record again has it take effect now: those who could have written it may, and
  /// operators.
  void resend(String topic) {
    List<String> writers = writers(topic);
    if (!isOneOf(writers)) {
      throw Problem.of(
              403,
              "NOT_YOURS_TO_SEND",
              "records of %s are sent again by operators%s"
                  .formatted(topic, writers.isEmpty() ? "" : " and by " + writers))
          .thrown();
    }
  }

  /// A token that names workspaces speaks for those alone, but for operators.
  void say(SpecificRecord event, @Nullable String workspace) throws SQLException {
    if (isOneOf(List.of())) {
      return;
    }
    if (workspace != null) {
      caller.mustSpeakFor("the event", Optional.of(workspace));
    }
    for (OwnEvents each : own) {
      each.check(event);
    }
  }

  private boolean isOneOf(List<String> writers) {
    List<String> groups = caller.actor().getRoles();
    return groups.contains(Groups.OPERATOR) || groups.stream().anyMatch(writers::contains);
  }

  private static List<String> writers(String topic) {
    return Contract.topic(topic).writers().stream().filter(each -> !isService(each)).toList();
  }

  private static boolean isService(String writer) {
    return writer.endsWith("-service");
  }
}
