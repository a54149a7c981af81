package io.modeltrail.audit.evidence;

import io.modeltrail.audit.log.ShownLog;
import io.modeltrail.messaging.wire.SchemaRegistry;
import io.modeltrail.service.problem.Problem;
import io.modeltrail.tlog.checkpoint.Log;
import io.modeltrail.tlog.checkpoint.SignedCheckpoint;
import io.modeltrail.tlog.note.VerifierKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Settles what is in a bundle.
@ApplicationScoped
class Evidence {

  private final Stories stories;
  private final ShownLog shown;
  private final Log log;
  private final SchemaRegistry registry;

  Evidence(Stories stories, ShownLog shown, Log log, SchemaRegistry registry) {
    this.stories = stories;
    this.shown = shown;
    this.log = log;
    this.registry = registry;
  }

  /// @throws Problem.Thrown 404 if there is no such version or checkpoint; 422 if there is too much
  /// @throws io.modeltrail.messaging.wire.CannotTellNow if the schema registry is away
  Bundle of(Asked asked) throws SQLException {
    TreeSize wanted = asked.size();
    SignedCheckpoint checkpoint = shown.checkpoint(wanted == null ? null : wanted.entries());
    long size = checkpoint.checkpoint().head().size();
    TreeSize since = asked.since();
    if (since != null && since.entries() > size) {
      throw Problem.badRequest(
          "BAD_SIZE",
          "since is %d, and the checkpoint covers %d entries".formatted(since.entries(), size));
    }
    Selection selection = stories.select(asked, size);
    return new Bundle(
        asked, checkpoint, selection, signers(checkpoint), schemas(selection.schemaIds()));
  }

  /// The keys whose signature is on it.
  private List<String> signers(SignedCheckpoint checkpoint) {
    return log.keys().stream()
        .filter(key -> checkpoint.note().signatures().stream().anyMatch(key::isNamedBy))
        .map(VerifierKey::toString)
        .toList();
  }

  private Map<Integer, String> schemas(Collection<Integer> ids) {
    Map<Integer, String> schemas = new TreeMap<>();
    for (int id : ids) {
      switch (registry.schema(id)) {
        case SchemaRegistry.Answer.Known(var schema) -> schemas.put(id, schema.toString());
        case SchemaRegistry.Answer.NotAvro notAvro -> {}
        case SchemaRegistry.Answer.Unknown unknown -> {}
      }
    }
    return schemas;
  }
}
