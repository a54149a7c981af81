package io.modeltrail.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.modeltrail.localstack.identity.Group;
import io.modeltrail.localstack.stack.LocalStack;
import io.modeltrail.localstack.stack.ServiceProcess;
import java.io.IOException;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/// People who roll back, retire and decide.
final class ByHand {

  private static final String REASON = "{\"reason\": \"it has to be\"}";

  private static final int AT_A_TIME = 10;

  private final LocalStack stack;
  private final Random random;
  private final AtomicInteger accepted = new AtomicInteger();

  ByHand(LocalStack stack, Random random) {
    this.stack = stack;
    this.random = random;
  }

  /// How many of their words are in the log.
  int accepted() {
    return accepted.get();
  }

  /// Some of them do something, one after the other.
  void act(ServiceProcess instance) {
    for (int i = 0; i < AT_A_TIME; i++) {
      try {
        int status =
            switch (i % 5) {
              case 0 -> back(instance, "rollback");
              case 1 -> back(instance, "retirement");
              default -> decide(instance);
            };
        if (status / 100 == 2) {
          accepted.incrementAndGet();
        }
      } catch (IOException e) {
        // The instance is dead, or has died before it answered: it is as the log has it.
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private int back(ServiceProcess instance, String way) throws IOException, InterruptedException {
    String environment = Climbs.ENVIRONMENTS.get(random.nextInt(Climbs.ENVIRONMENTS.size()));
    String model = Climbs.model(random.nextInt(Climbs.MODELS));
    return api(instance, Group.OPERATOR)
        .post("/environments/%s/champions/%s/%s".formatted(environment, model, way), REASON);
  }

  private int decide(ServiceProcess instance) throws IOException, InterruptedException {
    Api api = api(instance, Group.VALIDATOR);
    JsonNode items = api.get("/promotions?state=AWAITING_APPROVAL&limit=20").get("items");
    if (items.isEmpty()) {
      return 0;
    }
    String path =
        "/promotions/" + items.get(random.nextInt(items.size())).get("promotionId").asText();
    JsonNode seen = api.get(path);
    if (!seen.hasNonNull("evidenceDigest")) {
      return 0;
    }
    JsonNode decision =
        JsonNodeFactory.instance
            .objectNode()
            .put("decision", random.nextInt(4) == 0 ? "REJECT" : "APPROVE")
            .put("role", Group.VALIDATOR.label())
            .put("expectedStep", seen.get("step").asInt())
            .put("evidenceDigest", seen.get("evidenceDigest").asText());
    return api.post(path + "/decisions", decision.toString());
  }

  private Api api(ServiceProcess instance, Group group) {
    return new Api(instance.url(), stack.token(group));
  }
}
