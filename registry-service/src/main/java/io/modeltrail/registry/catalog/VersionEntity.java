package io.modeltrail.registry.catalog;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

@Entity
@Immutable
@SuppressWarnings("NullAway.Init") // Hibernate sets the fields
@IdClass(VersionEntity.Key.class)
@Table(name = "model_version")
class VersionEntity {

  record Key(String modelName, int version) implements Serializable {}

  @Id
  @Column(name = "model_name")
  String modelName;

  @Id int version;

  @OneToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "topic_id", referencedColumnName = "topic_id")
  @JoinColumn(name = "partition", referencedColumnName = "partition")
  @JoinColumn(name = "\"offset\"", referencedColumnName = "\"offset\"")
  @JoinColumn(name = "run_event_id", referencedColumnName = "event_id")
  RunEntity run;

  String phase;

  String[] serves;

  @Column(name = "governance_revision")
  long governanceRevision;

  @Column(name = "event_id")
  UUID eventId;

  @Column(name = "registered_at")
  Instant registeredAt;
}
