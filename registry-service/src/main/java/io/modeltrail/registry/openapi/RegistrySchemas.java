package io.modeltrail.registry.openapi;

import io.modeltrail.avro.Contract;
import io.modeltrail.service.openapi.ContractSchemas;
import io.modeltrail.service.openapi.DoorAnswers;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jspecify.annotations.Nullable;

/// Adds what the doors take (`ModelTrained`, `DeploymentRequested`, `ModelDescribed`,
/// `ModelAssessed`), `ModelVersion` and `Assessment` to the document's schemas.
public final class RegistrySchemas implements OASFilter {

  @Override
  public void filterOpenAPI(OpenAPI document) {
    DoorAnswers.add(document);
    Schema trained =
        ContractSchemas.record(Contract.topic("model.trained").schema(), Set.of("actor"));
    trained.setRequired(List.of("modelName", "run", "artifact")); // eventId is dealt if left out
    ContractSchemas.add(document, "ModelTrained", trained);
    ContractSchemas.add(
        document,
        "DeploymentRequested",
        told("deployment.requested", Set.of("actor"))
            .required(List.of("modelName", "environment")));
    ContractSchemas.add(
        document,
        "ModelDescribed",
        told("model.described", Set.of("actor", "modelName", "version")).required(List.of()));
    ContractSchemas.add(
        document,
        "ModelAssessed",
        told("model.assessed", Set.of("actor", "version", "workspace", "runId"))
            .required(List.of("kind")));
    ContractSchemas.add(document, "Assessment", assessment());
    Schema version =
        ContractSchemas.record(Contract.topic("model.registered").schema(), Set.of("occurredAt"));
    version.addProperty(
        "registeredAt", OASFactory.createSchema().addType(SchemaType.STRING).format("date-time"));
    version.addProperty("href", OASFactory.createSchema().addType(SchemaType.STRING));
    version.addProperty("championIn", texts("the environments that run it"));
    version.addProperty(
        "deploymentEventId", OASFactory.createSchema().addType(SchemaType.STRING).format("uuid"));
    version.addProperty("described", object("what was said of it; else, of its model"));
    version.addProperty("assessments", object("how many there are, and where"));
    version.addProperty("artifactCheck", object("what came of reading its artifact"));
    ContractSchemas.add(document, "ModelVersion", version);
  }

  private static Schema assessment() {
    Schema assessment = told("model.assessed", Set.of("occurredAt", "causationId"));
    assessment.addProperty("href", text(null));
    assessment.addProperty("toldAt", text("date-time"));
    assessment.addProperty("withdrawnBy", text("uuid"));
    assessment.addProperty("withdrawnAt", text("date-time"));
    assessment.addProperty("waitingFor", text(null));
    assessment.addProperty("waitsUntil", text("date-time"));
    return assessment;
  }

  private static Schema text(@Nullable String format) {
    return OASFactory.createSchema().addType(SchemaType.STRING).format(format);
  }

  private static Schema told(String topic, Set<String> without) {
    return ContractSchemas.record(Contract.topic(topic).schema(), without);
  }

  private static Schema texts(String description) {
    return OASFactory.createSchema()
        .addType(SchemaType.ARRAY)
        .items(OASFactory.createSchema().addType(SchemaType.STRING))
        .description(description);
  }

  private static Schema object(String description) {
    return OASFactory.createSchema().addType(SchemaType.OBJECT).description(description);
  }
}
