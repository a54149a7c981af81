package io.modeltrail.promotion.rules;

import io.modeltrail.governance.Governance;
import io.modeltrail.governance.reading.GovernanceFile;
import io.modeltrail.governance.reading.Reading;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The revisions of governance as the database has them, for reading: they are there also while the
/// broker is away.
@ApplicationScoped
public class Revisions implements PanacheRepositoryBase<RevisionEntity, RevisionEntity.Key> {

  private volatile @Nullable Read read;

  private record Read(UUID eventId, Current current) {}

  /// What holds now.
  ///
  /// @param revision from 1
  public record Current(long revision, Governance governance) {}

  Optional<RevisionEntity> newest() {
    return find("order by number desc").firstResultOptional();
  }

  Optional<RevisionEntity> revision(long revision) {
    return find("revision = ?1 order by number desc", revision).firstResultOptional();
  }

  /// The newest rules; empty before the first.
  public Optional<Current> current() {
    return newest().map(this::current);
  }

  /// Reading a file means compiling all its gates: that is done once.
  private Current current(RevisionEntity newest) {
    Read known = read;
    if (known == null || !known.eventId.equals(newest.eventId)) {
      known = new Read(newest.eventId, new Current(newest.revision, governance(newest)));
      read = known;
    }
    return known.current;
  }

  static Governance governance(RevisionEntity revision) {
    return switch (GovernanceFile.read(revision.text)) {
      case Reading.Sound(var governance, String digest) -> governance;
      case Reading.Unsound(var flaws) ->
          throw new IllegalStateException(
              "revision %d was sound when it was applied: %s"
                  .formatted(revision.revision, flaws.getFirst().sentence()));
    };
  }
}
