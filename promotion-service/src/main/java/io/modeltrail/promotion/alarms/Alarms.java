package io.modeltrail.promotion.alarms;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/// What somebody has to look at.
@ApplicationScoped
class Alarms implements PanacheRepositoryBase<AlarmEntity, UUID> {}
