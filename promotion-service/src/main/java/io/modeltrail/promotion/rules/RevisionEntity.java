package io.modeltrail.promotion.rules;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

@Entity
@Immutable
@SuppressWarnings("NullAway.Init") // Hibernate sets the fields
@IdClass(RevisionEntity.Key.class)
@Table(name = "governance_revision")
class RevisionEntity {

  record Key(long revision, UUID eventId) implements Serializable {}

  @Id long revision;

  @Id
  @Column(name = "event_id")
  UUID eventId;

  long number;

  String digest;

  String text;

  @Column(name = "applied_at")
  Instant appliedAt;

  @Column(name = "applied_by")
  @JdbcTypeCode(SqlTypes.JSON)
  JsonNode appliedBy;

  @Nullable String repository;

  @Nullable String commit;
}
