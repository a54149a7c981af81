package io.modeltrail.registry.catalog;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class Models implements PanacheRepositoryBase<ModelEntity, String> {

  /// By name.
  ///
  /// @param query part of the name, in upper or lower case; null: any
  /// @param tag `key:value` that one of the versions carries; null: any
  List<ModelEntity> list(@Nullable String query, Views.@Nullable Tag tag, String after, int size) {
    StringBuilder where = new StringBuilder("name > :after");
    Map<String, Object> values = new HashMap<>(Map.of("after", after));
    if (query != null) {
      where.append(" and lower(name) like :query escape '!'");
      values.put("query", "%" + escaped(query.toLowerCase(Locale.ROOT)) + "%");
    }
    if (tag != null) {
      where.append(
          " and exists (select 1 from VersionEntity v where v.modelName = name and jsonb_extract_path_text(v.run.content, 'tags', :key) = :value)");
      values.put("key", tag.key());
      values.put("value", tag.value());
    }
    return find(where + " order by name", values).page(0, size).list();
  }

  private static String escaped(String text) {
    return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
  }
}
