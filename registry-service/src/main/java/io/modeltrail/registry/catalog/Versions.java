package io.modeltrail.registry.catalog;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

@ApplicationScoped
public class Versions implements PanacheRepositoryBase<VersionEntity, VersionEntity.Key> {

  /// The version that a run became, as the HTTP interface shows it.
  ///
  /// @param sha256 of the artifact: a run may have made several
  public ObjectNode ofRun(String workspace, String modelName, String runId, String sha256) {
    return find(
            "run.workspace = ?1 and run.runId = ?2 and run.modelName = ?3 and run.artifactSha256 = ?4",
            workspace,
            runId,
            modelName,
            sha256)
        .<VersionEntity>singleResultOptional()
        .map(Views::version)
        .orElseThrow();
  }

  /// A model's versions, newest first.
  List<VersionEntity> list(String modelName, int before, int size) {
    return find(
            "from VersionEntity v join fetch v.run where v.modelName = ?1 and v.version < ?2 order by v.version desc",
            modelName,
            before)
        .page(0, size)
        .list();
  }
}
