package io.modeltrail.promotion.observations;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/// What monitoring saw.
@ApplicationScoped
class Observations implements PanacheRepositoryBase<ObservationEntity, UUID> {}
