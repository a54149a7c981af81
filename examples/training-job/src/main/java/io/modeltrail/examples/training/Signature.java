package io.modeltrail.examples.training;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.tribuo.VariableInfo;

/// What goes into a model and what comes out, as JSON.
final class Signature {

  private Signature() {}

  static String json(TrainedModel<?> trained) {
    var signature = JsonNodeFactory.instance.objectNode();
    var inputs = signature.putArray("inputs");
    for (VariableInfo feature : trained.model().getFeatureIDMap()) {
      inputs.addObject().put("name", feature.getName()).put("type", "double");
    }
    signature
        .putArray("outputs")
        .addObject()
        .put("name", trained.study().target())
        .put("type", trained.study().task() instanceof Classification ? "string" : "double");
    return signature.toString();
  }
}
