package io.modeltrail.promotion.alarms;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

@Entity
@Immutable
@SuppressWarnings("NullAway.Init") // Hibernate sets the fields
@Table(name = "alarm")
class AlarmEntity {

  @Id
  @Column(name = "event_id")
  UUID eventId;

  @Column(name = "model_name")
  String modelName;

  @Nullable String environment;

  String rule;

  long number;

  @JdbcTypeCode(SqlTypes.JSON)
  JsonNode content;
}
