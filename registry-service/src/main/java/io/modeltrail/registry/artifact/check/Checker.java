package io.modeltrail.registry.artifact.check;

import io.modeltrail.event.CheckOutcome;
import io.modeltrail.registry.artifact.store.Sha256;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/// Checks one artifact and tells what was found. What cannot be read is tried again later, some
/// times; only then it is told that it cannot.
@ApplicationScoped
class Checker {

  private static final Logger LOG = Logger.getLogger(Checker.class);

  /// Until it is told once more that was not read back from the log: the loop may stand still.
  private static final Duration TELL_AGAIN = Duration.ofMinutes(10);

  private final DueTable table;
  private final CheckedEvents events;
  private final CheckMetrics metrics;
  private final CheckConfig config;
  private final Inspector inspector;
  private final Patience patience;

  Checker(
      DueTable table,
      CheckedEvents events,
      CheckMetrics metrics,
      CheckConfig config,
      ReadableArtifacts artifacts) {
    this.table = table;
    this.events = events;
    this.metrics = metrics;
    this.config = config;
    this.inspector = new Inspector(artifacts::origin);
    this.patience = new Patience(config.attempts(), config.awayMax(), config.retryAfter());
  }

  void check(Due due) {
    try {
      Optional<DueTable.Registration> registration = table.registration(due);
      if (registration.isEmpty()) {
        LOG.warnf(
            "An artifact is not checked, its version is not there model=%s version=%d",
            due.model(), due.version());
        table.drop(due);
        return;
      }
      Finding finding = inspect(due, registration.get());
      switch (finding) {
        case Finding.Verified verified ->
            tell(due, registration.get(), CheckOutcome.VERIFIED, Optional.empty());
        case Finding.Mismatch mismatch ->
            tell(due, registration.get(), CheckOutcome.MISMATCH, Optional.of(mismatch.detail()));
        case Finding.Away away ->
            unread(due, registration.get(), away.detail(), patience.waitsOn(due.attempts()));
        case Finding.Unreadable unreadable ->
            unread(
                due,
                registration.get(),
                unreadable.detail(),
                unreadable.mayPass() && patience.triesAgain(due.attempts()));
      }
    } catch (SQLException | RuntimeException e) { // the row stays, and is taken again
      LOG.warnf(
          "A check is not told for now model=%s version=%d reason=%s",
          due.model(), due.version(), e.getMessage());
      putOff(due);
    }
  }

  private void unread(
      Due due, DueTable.Registration registration, String detail, boolean triesAgain)
      throws SQLException {
    if (triesAgain) {
      LOG.infof(
          "An artifact cannot be read yet model=%s version=%d attempt=%d reason=%s",
          due.model(), due.version(), due.attempts(), detail);
      table.postpone(due, patience.delay(due.attempts()));
    } else {
      String tried =
          due.attempts() == 1
              ? detail
              : "%s (tried %d times in %s)"
                  .formatted(detail, due.attempts(), patience.waited(due.attempts()));
      tell(due, registration, CheckOutcome.UNREADABLE, Optional.of(tried));
    }
  }

  private Finding inspect(Due due, DueTable.Registration registration) {
    Told told = new Told(new Sha256(due.sha256()), due.uri(), due.layout(), registration.files());
    return inspector.inspect(told, new Budget(config.bytesMax().asLongValue(), config.timeMax()));
  }

  private void tell(
      Due due, DueTable.Registration registration, CheckOutcome outcome, Optional<String> detail)
      throws SQLException {
    events.tell(due, registration.eventId(), outcome, detail.orElse(null));
    metrics.checked(outcome);
    LOG.infof(
        "An artifact is checked model=%s version=%d outcome=%s",
        due.model(), due.version(), outcome);
    // A crash before leaves the row as it was taken: it is read and told again, under the same id.
    table.postpone(due, TELL_AGAIN);
  }

  private void putOff(Due due) {
    try {
      table.postpone(due, patience.delay(due.attempts()));
    } catch (SQLException | RuntimeException e) {
      LOG.debugf(e, "A check is not put off model=%s version=%d", due.model(), due.version());
    }
  }
}
