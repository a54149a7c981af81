package io.modeltrail.promotion.openapi;

import io.modeltrail.avro.Contract;
import io.modeltrail.service.openapi.ContractSchemas;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/// Adds `PromotionRequested` (as `POST /promotions` takes it), `Promotion`, and those of
/// [FieldSchemas] to the document's schemas.
public final class PromotionSchemas implements OASFilter {

  @Override
  public void filterOpenAPI(OpenAPI document) {
    Schema requested =
        ContractSchemas.record(Contract.topic("promotion.requested").schema(), Set.of("actor"));
    requested.setRequired(List.of("modelName", "version", "environment"));
    ContractSchemas.add(document, "PromotionRequested", requested);
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
    ContractSchemas.add(document, "Promotion", promotion);
    FieldSchemas.add(document);
  }
}
