package io.modeltrail.registry.registration;

import io.modeltrail.messaging.record.Refusal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Finds what requests for deployment name.
record RunFinder(Ledger ledger) {

  private static final int SHOWN_MAX = 5;

  /// @param until when the request stops waiting
  Found find(Deployment deployment, Instant until) {
    return switch (deployment.wanted()) {
      case Wanted.ByRun run -> find(deployment, run, until);
      case Wanted.ByVersion(Wanted.VersionId id) -> find(deployment, id, until);
    };
  }

  /// By the log's time, so that reading the log again finds the same: what was told of before the
  /// request, or else the first that came while it waited.
  private Found find(Deployment deployment, Wanted.ByRun wanted, Instant until) {
    Optional<Told.Version> told = ledger.told().causedBy(deployment.id());
    if (told.isPresent()) {
      return ledger.made(wanted).stream()
          .filter(each -> each.key().equals(told.get().run()))
          .findAny()
          .<Found>map(Found.Run::new)
          .orElseGet(Found.Nothing::new);
    }
    List<RunTable.Made> all = ledger.made(wanted);
    List<RunTable.Made> before =
        all.stream().filter(each -> !each.at().isAfter(deployment.requestedAt())).toList();
    if (before.size() > 1) {
      return new Found.Not(ambiguous(wanted, before), deployment.requestedAt());
    }
    return (before.isEmpty() ? all : before)
        .stream()
            .filter(each -> !each.at().isAfter(until))
            .min(Comparator.comparing(each -> each.at()))
            .<Found>map(Found.Run::new)
            .orElseGet(Found.Nothing::new);
  }

  /// A version that came too late was not there: the same as when its time was over at once.
  private Found find(Deployment deployment, Wanted.VersionId id, Instant until) {
    String asked = deployment.request().getWorkspace();
    Optional<VersionTable.Origin> origin =
        ledger.origin(id).filter(each -> !each.at().isAfter(until));
    if (origin.isEmpty()) {
      return new Found.Nothing();
    }
    String workspace = origin.get().workspace();
    return workspace.equals(asked)
        ? new Found.Version(id.number())
        : new Found.Not(
            new Refusal(
                "OTHER_WORKSPACE",
                "version %d of %s was trained in workspace %s, not in %s"
                    .formatted(id.number(), id.modelName(), workspace, asked)),
            origin.get().at());
  }

  private static Refusal ambiguous(Wanted.ByRun wanted, List<RunTable.Made> made) {
    return new Refusal(
        "AMBIGUOUS_RUN",
        "%s made %d artifacts of %s; say which by sha256: %s"
            .formatted(
                wanted.described(),
                made.size(),
                wanted.run().modelName(),
                made.stream().limit(SHOWN_MAX).map(each -> each.key().sha256()).toList()));
  }
}
