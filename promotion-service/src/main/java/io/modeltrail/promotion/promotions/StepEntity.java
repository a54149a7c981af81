package io.modeltrail.promotion.promotions;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

@Entity
@Immutable
@SuppressWarnings("NullAway.Init") // Hibernate sets the fields
@IdClass(StepEntity.Key.class)
@Table(name = "promotion_step")
class StepEntity {

  record Key(UUID promotionId, int step) implements Serializable {}

  @Id
  @Column(name = "promotion_id")
  UUID promotionId;

  @Id int step;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "promotion_id", insertable = false, updatable = false)
  PromotionEntity promotion;

  @JdbcTypeCode(SqlTypes.JSON)
  JsonNode content;
}
