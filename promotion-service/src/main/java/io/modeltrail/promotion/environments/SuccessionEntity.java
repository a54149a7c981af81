package io.modeltrail.promotion.environments;

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

@Entity
@Immutable
@SuppressWarnings("NullAway.Init") // Hibernate sets the fields
@IdClass(SuccessionEntity.Key.class)
@Table(name = "succession")
class SuccessionEntity {

  record Key(String environment, String modelName, long revision) implements Serializable {}

  @Id String environment;

  @Id
  @Column(name = "model_name")
  String modelName;

  @Id long revision;

  int version;

  String kind;

  @Column(name = "promotion_id")
  UUID promotionId;

  Instant at;

  @JdbcTypeCode(SqlTypes.JSON)
  JsonNode content;
}
