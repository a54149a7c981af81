package io.modeltrail.promotion.openapi;

import io.modeltrail.avro.Contract;
import io.modeltrail.service.openapi.ContractSchemas;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/// What should run, what does, and what is seen of it: `Champion`, `DeploymentReported` and
/// `ModelObserved` as they are taken, `DeploymentReport`, `Observation` and `Alarm` as they are
/// shown.
final class FieldSchemas {

  private FieldSchemas() {}

  static void add(OpenAPI document) {
    ContractSchemas.add(document, "Champion", champion());
    ContractSchemas.add(document, "DeploymentReported", taken("deployment.reported"));
    ContractSchemas.add(
        document,
        "DeploymentReport",
        shown("deployment.reported")
            .addProperty("version", whole("int32"))
            .addProperty("toldAt", time()));
    ContractSchemas.add(document, "ModelObserved", taken("model.observed"));
    ContractSchemas.add(
        document, "Observation", shown("model.observed").addProperty("toldAt", time()));
    ContractSchemas.add(document, "Alarm", shown("model.alarmed"));
  }

  private static Schema champion() {
    Schema reported =
        object(
            Map.of(
                "target", text(),
                "outcome",
                    text().enumeration(List.of("SUCCEEDED", "FAILED", "ROLLED_BACK", "REMOVED")),
                "version", whole("int32"),
                "runningSha256", text(),
                "endpoint", text(),
                "trafficPercent", OASFactory.createSchema().addType(SchemaType.NUMBER),
                "since", time(),
                "detail", text(),
                "asPromoted",
                    OASFactory.createSchema()
                        .addType(SchemaType.BOOLEAN)
                        .description(
                            "Whether what runs there is what should. Left out where the report does"
                                + " not tell."),
                "report", text()));
    Schema champion =
        ContractSchemas.record(Contract.topic("model.promoted.any").schema(), Set.of());
    champion.setRequired(List.of("modelName", "environment", "revision", "kind", "since"));
    return champion
        .addProperty("since", time())
        .addProperty("promotion", text())
        .addProperty(
            "reported",
            OASFactory.createSchema()
                .addType(SchemaType.ARRAY)
                .items(reported)
                .description("The last report of each target."));
  }

  private static Schema taken(String topic) {
    Schema schema =
        ContractSchemas.record(Contract.topic(topic).schema(), Set.of("actor", "occurredAt"));
    schema.setRequired(
        schema.getRequired().stream().filter(field -> !field.equals("eventId")).toList());
    return schema;
  }

  private static Schema shown(String topic) {
    return ContractSchemas.record(Contract.topic(topic).schema(), Set.of())
        .addProperty("href", text());
  }

  private static Schema object(Map<String, Schema> properties) {
    Schema object = OASFactory.createSchema().addType(SchemaType.OBJECT);
    properties.forEach(object::addProperty);
    return object;
  }

  private static Schema text() {
    return OASFactory.createSchema().addType(SchemaType.STRING);
  }

  private static Schema whole(String format) {
    return OASFactory.createSchema().addType(SchemaType.INTEGER).format(format);
  }

  private static Schema time() {
    return text().format("date-time");
  }
}
