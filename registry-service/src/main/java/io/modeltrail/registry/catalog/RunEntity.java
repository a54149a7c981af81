package io.modeltrail.registry.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

@Entity
@Immutable
@SuppressWarnings("NullAway.Init") // Hibernate sets the fields
@Table(name = "training_run")
class RunEntity {

  @EmbeddedId PlaceKey place;

  @Column(name = "appended_at")
  Instant appendedAt;

  String workspace;

  @Column(name = "model_name")
  String modelName;

  @Column(name = "run_id")
  String runId;

  @Column(name = "artifact_sha256")
  String artifactSha256;

  @JdbcTypeCode(SqlTypes.JSON)
  JsonNode content;

  /// Null for a run that is not registered.
  @OneToOne(mappedBy = "run")
  @Nullable VersionEntity version;
}
