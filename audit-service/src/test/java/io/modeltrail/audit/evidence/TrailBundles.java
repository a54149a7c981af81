package io.modeltrail.audit.evidence;

import io.modeltrail.audit.passport.PassportPage;
import io.modeltrail.audit.publication.CheckpointTable;
import io.modeltrail.audit.publication.TrailDatabase;
import io.modeltrail.messaging.loop.LoopSettings;
import io.modeltrail.messaging.wire.SchemaRegistry;
import io.modeltrail.tlog.checkpoint.SignedCheckpoint;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Evidence bundles of trails in databases of their own, made by the service's own code.
@ApplicationScoped
public class TrailBundles {

  private final PassportPage page;
  private final Readme readme;
  private final EvidenceConfig config;
  private final LoopSettings settings;

  TrailBundles(PassportPage page, Readme readme, EvidenceConfig config, LoopSettings settings) {
    this.page = page;
    this.readme = readme;
    this.config = config;
    this.settings = settings;
  }

  /// @return a bundle of a version, as `GET /evidence/…` gives it
  public Path take(TrailDatabase database, SchemaRegistry schemas, String model, int version)
      throws SQLException, IOException {
    Asked asked = new Asked(model, version, null, null);
    SignedCheckpoint checkpoint = newest(database);
    Selection selection =
        new Stories(database.dataSource(), settings, config)
            .select(asked, checkpoint.checkpoint().head().size());
    Map<Integer, String> known = new TreeMap<>();
    for (int id : selection.schemaIds()) {
      if (schemas.schema(id) instanceof SchemaRegistry.Answer.Known(var schema)) {
        known.put(id, schema.toString());
      }
    }
    List<String> keys = List.of(TrailDatabase.SIGNER.key().verifierKey().toString());
    Bundle bundle = new Bundle(asked, checkpoint, selection, keys, known);
    Path file = Files.createTempFile("bundle", ".zip");
    try (OutputStream out = Files.newOutputStream(file)) {
      new Packing(database.dataSource(), page, readme, config).write(bundle, out);
    }
    return file;
  }

  private static SignedCheckpoint newest(TrailDatabase database) throws SQLException {
    try (Connection connection = database.dataSource().getConnection()) {
      return new CheckpointTable(connection, TrailDatabase.SIGNER.origin())
          .newestKept()
          .orElseThrow();
    }
  }
}
