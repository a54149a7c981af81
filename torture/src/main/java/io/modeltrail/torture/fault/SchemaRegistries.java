package io.modeltrail.torture.fault;

import io.modeltrail.localstack.stack.Service;
import io.modeltrail.localstack.stack.Variant;
import io.modeltrail.torture.arena.Arena;
import io.modeltrail.torture.arena.Front;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// What the schema registry can do, to a service that has just started and knows no schema yet.
final class SchemaRegistries {

  private SchemaRegistries() {}

  static List<Fault> all() {
    return List.of(
        new Fault(
                "schema-registry-away",
                "the schema registry is killed, registry-service is started anew without it, and it"
                    + " comes back 8 s later",
                SchemaRegistries::away)
            .during(20),
        new Fault(
                "schema-registry-ill",
                "registry-service is started anew, and for 6 s the schema registry answers it 500,"
                    + " for 6 s nonsense, and for 6 s each time 2 s late",
                SchemaRegistries::ill)
            .during(35));
  }

  private static void away(Arena arena, Random random) throws InterruptedException {
    Pause.between(200, 1_500, random);
    arena.parts().schemaRegistry().killHard();
    arena.current(Service.REGISTRY).killHard();
    arena.current(Service.REGISTRY).start();
    Pause.millis(8_000);
    arena.parts().schemaRegistry().start();
  }

  private static void ill(Arena arena, Random random) throws Exception {
    Pause.between(200, 1_500, random);
    Variant before = arena.variant(Service.REGISTRY);
    try (Front front = Front.before(arena.stack().schemaRegistryUrl())) {
      Map<String, String> settings = new HashMap<>(before.settings());
      settings.put("SCHEMA_REGISTRY_URL", front.url());
      front.fails();
      arena.replace(Service.REGISTRY, new Variant(before.built(), settings));
      Pause.millis(6_000);
      front.babbles();
      Pause.millis(6_000);
      front.dawdles(2_000);
      Pause.millis(6_000);
      System.out.printf("  it was asked %d times%n", front.asked());
      if (front.asked() == 0) {
        throw new IllegalStateException("nobody has asked the schema registry");
      }
      arena.replace(Service.REGISTRY, before);
    }
  }
}
