package io.modeltrail.promotion.rules;

import io.modeltrail.governance.Governance;
import io.modeltrail.governance.reading.GovernanceFile;
import io.modeltrail.governance.reading.Reading;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/// The revisions of governance as the database has them, for reading: they are there also while the
/// broker is away.
@ApplicationScoped
public class Revisions implements PanacheRepositoryBase<RevisionEntity, RevisionEntity.Key> {

  /// What holds now.
  ///
  /// @param revision from 1
  public record Current(long revision, Governance governance) {}

  Optional<RevisionEntity> newest() {
    return find("order by appliedAt desc, revision desc").firstResultOptional();
  }

  Optional<RevisionEntity> revision(long revision) {
    return find("revision = ?1 order by appliedAt desc", revision).firstResultOptional();
  }

  /// The newest rules; empty before the first.
  public Optional<Current> current() {
    return newest().map(found -> new Current(found.revision, governance(found)));
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
