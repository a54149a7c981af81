package io.modeltrail.promotion.environments;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import org.hibernate.annotations.Immutable;

@Entity
@Immutable
@SuppressWarnings("NullAway.Init") // Hibernate sets the fields
@IdClass(ChampionEntity.Key.class)
@Table(name = "champion")
class ChampionEntity {

  record Key(String environment, String modelName) implements Serializable {}

  @Id String environment;

  @Id
  @Column(name = "model_name")
  String modelName;

  long revision;
}
