package io.modeltrail.service.openapi;

import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/// Avro schemas as OpenAPI's, with the docs of the `.avsc` files.
public final class ContractSchemas {

  private ContractSchemas() {}

  /// Puts a schema among the document's, under this name.
  public static void add(OpenAPI document, String name, Schema schema) {
    Components components = document.getComponents();
    if (components == null) {
      components = OASFactory.createComponents();
      document.setComponents(components);
    }
    components.addSchema(name, schema);
  }

  /// A record as plain JSON. What has no default is required.
  ///
  /// @param without names of fields that HTTP neither takes nor gives
  public static Schema record(org.apache.avro.Schema avro, Set<String> without) {
    Schema schema = OASFactory.createSchema().addType(SchemaType.OBJECT).description(avro.getDoc());
    for (org.apache.avro.Schema.Field field : avro.getFields()) {
      if (!without.contains(field.name())) {
        schema.addProperty(field.name(), schema(field.schema()).description(field.doc()));
        if (!field.hasDefaultValue()) {
          schema.addRequired(field.name());
        }
      }
    }
    return schema;
  }

  private static Schema schema(org.apache.avro.Schema avro) {
    Schema schema = OASFactory.createSchema();
    return switch (avro.getType()) {
      case RECORD -> record(avro, Set.of());
      case MAP ->
          schema.addType(SchemaType.OBJECT).additionalPropertiesSchema(schema(avro.getValueType()));
      case ARRAY -> schema.addType(SchemaType.ARRAY).items(schema(avro.getElementType()));
      case UNION -> schema(avro.getTypes().getLast());
      case ENUM ->
          schema.addType(SchemaType.STRING).enumeration(List.copyOf(avro.getEnumSymbols()));
      case STRING ->
          avro.getLogicalType() == null
              ? schema.addType(SchemaType.STRING)
              : schema.addType(SchemaType.STRING).format("uuid");
      case LONG ->
          avro.getLogicalType() == null
              ? schema.addType(SchemaType.INTEGER).format("int64")
              : schema.addType(SchemaType.STRING).format("date-time");
      case INT -> schema.addType(SchemaType.INTEGER).format("int32");
      case DOUBLE, FLOAT -> schema.addType(SchemaType.NUMBER).format("double");
      case BOOLEAN -> schema.addType(SchemaType.BOOLEAN);
      case BYTES, FIXED, NULL ->
          throw new IllegalStateException("no contract uses " + avro.getType());
    };
  }
}
