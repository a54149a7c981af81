package io.modeltrail.messaging.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeltrail.event.ModelTrained;
import io.modeltrail.messaging.wire.CannotTellNow;
import io.modeltrail.messaging.wire.SchemaNews;
import io.modeltrail.messaging.wire.Source;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

class GlobalTopicIT {

  private static final String TOPIC = "rules";

  @Test
  void catching_up_reads_all_that_was_acknowledged_before_and_passes_over_what_is_broken()
      throws Exception {
    try (Installation installation = new Installation()) {
      // given
      installation.createTopic(TOPIC);
      installation.register(TOPIC);
      Runs runs = new Runs();
      try (var topic = topic(installation, runs)) {
        installation.send(TOPIC, "iris", installation.encode(TOPIC, event("run-1")));
        installation.send(TOPIC, "iris", new byte[] {0, 1});
        installation.send(TOPIC, "iris", installation.encode(TOPIC, event("run-2")));

        // when
        topic.catchUp();

        // then
        assertThat(runs.taken).containsExactly("run-1", "run-2");
        installation.send(TOPIC, "iris", installation.encode(TOPIC, event("run-3")));
        topic.catchUp();
        assertThat(runs.taken).containsExactly("run-1", "run-2", "run-3");
      }
    }
  }

  @Test
  void a_topic_that_was_made_anew_is_read_from_its_beginning_and_the_old_one_forgotten()
      throws Exception {
    try (Installation installation = new Installation()) {
      // given
      installation.createTopic(TOPIC);
      installation.register(TOPIC);
      Runs runs = new Runs();
      try (var topic = topic(installation, runs)) {
        installation.send(TOPIC, "iris", installation.encode(TOPIC, event("old-1")));
        installation.send(TOPIC, "iris", installation.encode(TOPIC, event("old-2")));
        topic.catchUp();

        // when
        delete(installation);
        installation.createTopic(TOPIC);
        installation.send(TOPIC, "iris", installation.encode(TOPIC, event("new-1")));

        // then
        org.awaitility.Awaitility.await()
            .ignoreException(CannotTellNow.class)
            .untilAsserted(
                () -> {
                  topic.catchUp();
                  assertThat(runs.taken).containsExactly("new-1");
                });
      }
    }
  }

  @Test
  void a_record_of_an_unknown_schema_is_waited_for_as_long_as_it_may_be_news_then_passed_over()
      throws Exception {
    try (Installation installation = new Installation()) {
      // given
      installation.createTopic(TOPIC);
      installation.register(TOPIC);
      Runs runs = new Runs();
      AtomicReference<Duration> passed = new AtomicReference<>(Duration.ZERO);
      var news = new SchemaNews(() -> Instant.now().plus(passed.get()));
      try (var topic = topic(installation, runs, news)) {
        installation.send(TOPIC, "iris", installation.encode(TOPIC, event("run-1")));
        installation.send(TOPIC, "iris", new byte[] {0, 0x7f, 0, 0, 1, 2});
        installation.send(TOPIC, "iris", installation.encode(TOPIC, event("run-2")));

        // when: nodes of the schema registry may differ
        assertThatThrownBy(topic::catchUp)
            .isInstanceOf(CannotTellNow.class)
            .hasMessageContaining("0@1")
            .hasMessageContaining("passed over");

        // then
        passed.set(SchemaNews.TAKES_AT_MOST);
        topic.catchUp();
        assertThat(runs.taken).containsExactly("run-1", "run-2");
        int begun = runs.begun;
        topic.catchUp();
        assertThat(runs.begun).isEqualTo(begun);

        // and then: others may have taken it
        passed.set(Duration.ofMinutes(6));
        topic.catchUp();
        topic.catchUp();
        assertThat(runs.begun).isEqualTo(begun + 1);
        assertThat(runs.taken).containsExactly("run-1", "run-2");
      }
    }
  }

  @Test
  void a_topic_that_is_missing_is_said_to_be() throws Exception {
    try (Installation installation = new Installation();
        var topic = topic(installation, new Runs())) {
      assertThatThrownBy(topic::catchUp)
          .isInstanceOf(CannotTellNow.class)
          .hasMessageContaining(installation.prefix + TOPIC);
    }
  }

  private static final class Runs implements GlobalTopic.Reader<ModelTrained> {
    private final List<String> taken = new ArrayList<>();
    private int begun;

    @Override
    public void begin() {
      begun++;
      taken.clear();
    }

    @Override
    public void take(ModelTrained content, Instant appendedAt, long offset) {
      taken.add(content.getRun().getRunId());
    }

    @Override
    public void caughtUp() {}
  }

  private static GlobalTopic<ModelTrained> topic(Installation installation, Runs runs) {
    return topic(installation, runs, new SchemaNews(InstantSource.system()));
  }

  private static GlobalTopic<ModelTrained> topic(
      Installation installation, Runs runs, SchemaNews news) {
    return new GlobalTopic<>(
        LoopProcess.settings(installation.prefix, "a", Installation.PARTS.bootstrapServers()),
        new Source<>(
            TOPIC,
            ModelTrained.class,
            Tally.schemaText("model.trained"),
            event -> new Source.Identity(event.getEventId(), event.getModelName(), null)),
        installation.schemas,
        runs,
        news);
  }

  private static ModelTrained event(String run) {
    return Events.trained(UUID.randomUUID(), "iris", run);
  }

  private static void delete(Installation installation) throws Exception {
    try (Admin admin = admin()) {
      admin.deleteTopics(List.of(installation.prefix + TOPIC)).all().get();
      org.awaitility.Awaitility.await()
          .until(() -> !admin.listTopics().names().get().contains(installation.prefix + TOPIC));
    }
  }

  private static Admin admin() {
    return Admin.create(
        Map.<String, Object>of("bootstrap.servers", Installation.PARTS.bootstrapServers()));
  }
}
