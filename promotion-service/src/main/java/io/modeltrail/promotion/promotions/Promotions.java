package io.modeltrail.promotion.promotions;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modeltrail.event.PromotionChanged;
import io.modeltrail.promotion.decision.Stored;
import io.modeltrail.service.page.Limit;
import io.modeltrail.service.page.Page;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.QueryParam;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/// The promotions that were asked for, by someone or by the rules.
@ApplicationScoped
class Promotions implements PanacheRepositoryBase<PromotionEntity, UUID> {

  /// Which promotions are looked for; null: any.
  record Filter(
      @Parameter(description = "as PROMOTED, REFUSED, WAITING") @QueryParam("state")
          @Nullable State state,
      @QueryParam("environment") @Nullable String environment,
      @QueryParam("model") @Nullable String model,
      @QueryParam("version") @Nullable VersionNumber version) {}

  /// Where a page of the list begins: after this one.
  record Position(long number) {

    static Position parse(String text) {
      return new Position(Long.parseLong(text));
    }

    static String of(StepEntity step) {
      return Long.toString(step.promotion.number);
    }
  }

  /// As they stand, the last asked for first.
  Page<ObjectNode> list(Filter filter, @Nullable Position after, Limit limit) {
    List<String> conditions = new ArrayList<>(List.of("s.step = p.step"));
    Map<String, Object> values = new HashMap<>();
    if (filter.state != null) {
      add(conditions, values, "state", filter.state.state().name());
    }
    if (filter.environment != null) {
      add(conditions, values, "environment", filter.environment);
    }
    if (filter.model != null) {
      add(conditions, values, "modelName", filter.model);
    }
    if (filter.version != null) {
      add(conditions, values, "version", filter.version.number());
    }
    if (after != null) {
      conditions.add("p.number < :after");
      values.put("after", after.number);
    }
    var query =
        getEntityManager()
            .createQuery(
                "from StepEntity s join fetch s.promotion p where %s order by p.number desc"
                    .formatted(String.join(" and ", conditions)),
                StepEntity.class)
            .setMaxResults(limit.andOneMore());
    values.forEach(query::setParameter);
    return Page.of(query.getResultList(), limit, Position::of, Promotions::view);
  }

  private static void add(
      List<String> conditions, Map<String, Object> values, String field, Object value) {
    conditions.add("p.%s = :%s".formatted(field, field));
    values.put(field, value);
  }

  /// A promotion as it stood after a step, with its steps up to that.
  Optional<ObjectNode> withSteps(UUID id, int last) {
    List<StepEntity> steps =
        getEntityManager()
            .createQuery(
                "from StepEntity where promotionId = :id and step <= :last order by step",
                StepEntity.class)
            .setParameter("id", id)
            .setParameter("last", last)
            .getResultList();
    if (steps.isEmpty()) {
      return Optional.empty();
    }
    ObjectNode view = view(steps.getLast());
    ArrayNode all = view.putArray("steps");
    steps.forEach(step -> all.add(Stored.view(step.content, PromotionChanged.class)));
    return Optional.of(view);
  }

  private static ObjectNode view(StepEntity step) {
    ObjectNode view = Stored.view(step.content, PromotionChanged.class);
    view.remove("eventId");
    view.put("href", "/promotions/" + step.promotionId);
    return view;
  }
}
