package io.modeltrail.examples.training;

import com.oracle.labs.mlrg.olcut.provenance.ConfiguredObjectProvenance;
import com.oracle.labs.mlrg.olcut.provenance.ListProvenance;
import com.oracle.labs.mlrg.olcut.provenance.MapProvenance;
import com.oracle.labs.mlrg.olcut.provenance.PrimitiveProvenance;
import com.oracle.labs.mlrg.olcut.provenance.Provenance;
import java.util.Map;
import java.util.TreeMap;
import org.tribuo.Model;

/// The parameters that a model was trained with, out of the provenance that Tribuo keeps in it.
final class Parameters {

  private final Map<String, String> flat = new TreeMap<>();

  private Parameters() {}

  /// Name to value, such as `innerTrainer.epochs` to `20`; nested objects give their class.
  static Map<String, String> of(Model<?> model) {
    var trainer = model.getProvenance().getTrainerProvenance();
    var parameters = new Parameters();
    parameters.put("trainer", trainer);
    return parameters.flat;
  }

  private void put(String name, Provenance value) {
    switch (value) {
      case ConfiguredObjectProvenance object -> {
        flat.put(name, simpleName(object.getClassName()));
        object.getConfiguredParameters().forEach((key, inner) -> put(name + "." + key, inner));
      }
      case ListProvenance<?> list -> {
        for (var i = 0; i < list.getList().size(); i++) {
          put(name + "." + i, list.getList().get(i));
        }
      }
      case MapProvenance<?> map ->
          map.getMap().forEach((key, inner) -> put(name + "." + key, inner));
      case PrimitiveProvenance<?> primitive -> flat.put(name, String.valueOf(primitive.getValue()));
      default -> flat.put(name, value.toString());
    }
  }

  private static String simpleName(String className) {
    return className.substring(className.lastIndexOf('.') + 1);
  }
}
