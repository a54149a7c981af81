package io.modeltrail.promotion.openapi;

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

/// Adds to the document's schemas what the doors take (`PromotionRequested`, `Decision`,
/// `Rollback`, `Retirement`) and what they show (`Promotion`, `DryRun`, `ModelPromoted`), and those
/// of [FieldSchemas].
public final class PromotionSchemas implements OASFilter {

  private static final Set<String> SIGNED = Set.of("actor", "attestation");

  @Override
  public void filterOpenAPI(OpenAPI document) {
    DoorAnswers.add(document);
    Schema requested =
        ContractSchemas.record(Contract.topic("promotion.requested").schema(), SIGNED);
    requested.setRequired(List.of("modelName", "version", "environment"));
    ContractSchemas.add(document, "PromotionRequested", requested);
    ContractSchemas.add(document, "Rollback", only(requested, "toVersion", "reason"));
    ContractSchemas.add(document, "Retirement", only(requested, "reason"));
    ContractSchemas.add(document, "Decision", decision());
    Schema changed = ContractSchemas.record(Contract.topic("promotion.changed").schema(), Set.of());
    ContractSchemas.add(document, "PromotionChanged", changed);
    Schema promotion =
        ContractSchemas.record(Contract.topic("promotion.changed").schema(), Set.of("eventId"));
    promotion.addProperty("href", OASFactory.createSchema().addType(SchemaType.STRING));
    promotion.addProperty(
        "steps",
        OASFactory.createSchema()
            .addType(SchemaType.ARRAY)
            .items(OASFactory.createSchema().ref("PromotionChanged")));
    promotion.addProperty(
        "approvalsAsked", texts().description("The roles in which somebody may decide now."));
    promotion.addProperty(
        "evidence",
        OASFactory.createSchema()
            .addType(SchemaType.OBJECT)
            .description(
                "What there is to see before a decision: promotion, version, champion, model, governance. Only while there is something to decide."));
    promotion.addProperty(
        "evidenceDigest",
        text().description("SHA-256 of evidence as RFC 8785 JSON: a decision names it."));
    ContractSchemas.add(document, "Promotion", promotion);
    ContractSchemas.add(document, "DryRun", dryRun(promotion));
    ContractSchemas.add(
        document,
        "ModelPromoted",
        ContractSchemas.record(Contract.topic("model.promoted.any").schema(), Set.of()));
    FieldSchemas.add(document);
  }

  private static Schema decision() {
    Schema decision =
        ContractSchemas.record(
            Contract.topic("promotion.decided").schema(),
            Set.of("actor", "attestation", "promotionId", "modelName"));
    decision.setRequired(List.of("decision", "expectedStep", "evidenceDigest"));
    return decision;
  }

  private static Schema dryRun(Schema promotion) {
    Schema dryRun =
        only(
            promotion,
            "state",
            "code",
            "detail",
            "waitingFor",
            "gates",
            "approvalsRequired",
            "championVersion",
            "expiresAt",
            "reviewDueAt",
            "governanceRevision",
            "governanceDigest");
    Schema objection = OASFactory.createSchema().addType(SchemaType.OBJECT);
    objection.description("Why who asks may not ask so. Left out if they may.");
    objection.addProperty("code", text()).addProperty("detail", text());
    dryRun.addProperty("objection", objection);
    dryRun.addProperty("wouldSupersede", steps("href"));
    dryRun.addProperty("wouldFollow", steps("state"));
    return dryRun;
  }

  private static Schema steps(String more) {
    Schema step = OASFactory.createSchema().addType(SchemaType.OBJECT);
    step.addProperty("environment", text()).addProperty(more, text());
    step.addProperty("version", OASFactory.createSchema().addType(SchemaType.INTEGER));
    return OASFactory.createSchema().addType(SchemaType.ARRAY).items(step);
  }

  private static Schema only(Schema of, String... fields) {
    Schema schema = OASFactory.createSchema().addType(SchemaType.OBJECT);
    for (String field : fields) {
      schema.addProperty(field, of.getProperties().get(field));
    }
    return schema;
  }

  private static Schema text() {
    return OASFactory.createSchema().addType(SchemaType.STRING);
  }

  private static Schema texts() {
    return OASFactory.createSchema().addType(SchemaType.ARRAY).items(text());
  }
}
