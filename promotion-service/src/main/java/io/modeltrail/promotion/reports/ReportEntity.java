package io.modeltrail.promotion.reports;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

@Entity
@Immutable
@SuppressWarnings("NullAway.Init") // Hibernate sets the fields
@Table(name = "deployment_report")
class ReportEntity {

  @Id
  @Column(name = "event_id")
  UUID eventId;

  @Column(name = "model_name")
  String modelName;

  String environment;

  String target;

  @Column(name = "promotion_id")
  UUID promotionId;

  int version;

  String outcome;

  long number;

  @Column(name = "effective_from")
  Instant effectiveFrom;

  @Column(name = "told_at")
  Instant toldAt;

  @JdbcTypeCode(SqlTypes.JSON)
  JsonNode content;
}
