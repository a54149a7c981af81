package io.modeltrail.registry.catalog;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

@Entity
@Immutable
@SuppressWarnings("NullAway.Init") // Hibernate sets the fields
@Table(name = "model")
class ModelEntity {

  @Id String name;

  @Column(name = "last_version")
  int lastVersion;

  @Column(name = "created_at")
  Instant createdAt;
}
