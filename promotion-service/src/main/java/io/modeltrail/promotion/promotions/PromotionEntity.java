package io.modeltrail.promotion.promotions;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

@Entity
@Immutable
@SuppressWarnings("NullAway.Init") // Hibernate sets the fields
@Table(name = "promotion")
class PromotionEntity {

  @Id
  @Column(name = "promotion_id")
  UUID promotionId;

  @Column(name = "model_name")
  String modelName;

  int version;

  String environment;

  String state;

  int step;

  long number;

  @Column(name = "request_event_id")
  UUID requestEventId;
}
