package io.modeltrail.promotion.rules;

import io.modeltrail.avro.Contract;
import io.modeltrail.governance.Environment;
import io.modeltrail.governance.Governance;
import io.modeltrail.messaging.loop.LoopSettings;
import io.modeltrail.messaging.wire.CannotTellNow;
import io.modeltrail.messaging.wire.SchemaRegistry;
import io.modeltrail.promotion.ladder.Topics;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/// Whether each environment has the topic that its promotions are told on, and its schema: services
/// create neither.
@ApplicationScoped
class EnvironmentTopics {

  private static final int TIMEOUT_MS = 8_000;

  private final LoopSettings settings;
  private final SchemaRegistry schemas;
  private final Admin admin;

  EnvironmentTopics(LoopSettings settings, SchemaRegistry schemas) {
    this.settings = settings;
    this.schemas = schemas;
    Map<String, Object> config = new HashMap<>(settings.kafka());
    config.put(AdminClientConfig.CLIENT_ID_CONFIG, settings.transactionalId() + "-topics");
    config.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MS);
    config.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MS / 2);
    this.admin = Admin.create(config);
  }

  /// The names, in the cluster, of the topics that are not there.
  ///
  /// @throws CannotTellNow if the broker does not tell
  List<String> missing(Governance governance) {
    try {
      Set<String> there = admin.listTopics().names().get(TIMEOUT_MS, TimeUnit.MILLISECONDS);
      return governance.environments().stream()
          .map(Environment::name)
          .map(Topics::modelPromoted)
          .map(settings::physical)
          .filter(topic -> !there.contains(topic))
          .toList();
    } catch (ExecutionException | TimeoutException e) {
      throw new CannotTellNow("the broker does not tell which topics there are", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotTellNow("interrupted while asking the broker", e);
    }
  }

  /// Sees that what is told of each environment could be written.
  ///
  /// @throws CannotTellNow if the schema registry does not hold a topic's schema, or is away
  void needSchemas(Governance governance) {
    for (Environment environment : governance.environments()) {
      String topic = Topics.modelPromoted(environment.name());
      schemas.id(settings.subject(topic), Contract.topic(topic).schemaText());
    }
  }

  @PreDestroy
  void close() {
    admin.close(Duration.ofSeconds(1));
  }
}
