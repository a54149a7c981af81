package io.modeltrail.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.modeltrail.event.ChampionChanged;
import io.modeltrail.event.DeploymentReported;
import io.modeltrail.event.ModelPromoted;
import io.modeltrail.event.ModelRegistered;
import io.modeltrail.event.PromotionChanged;
import io.modeltrail.localstack.governance.GovernanceApi;
import io.modeltrail.localstack.identity.Group;
import io.modeltrail.localstack.parts.Folders;
import io.modeltrail.localstack.parts.InParallel;
import io.modeltrail.localstack.parts.StackFolder;
import io.modeltrail.localstack.parts.StartListener;
import io.modeltrail.localstack.stack.LocalStack;
import io.modeltrail.localstack.stack.PortPlan;
import io.modeltrail.localstack.stack.Service;
import io.modeltrail.localstack.stack.ServiceProcess;
import io.modeltrail.localstack.stack.StackOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;

/// Two instances of promotion-service on real parts, and two subscribers that build what they know
/// from one kind of topic each.
final class TwoInstances implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  final Observed log;
  final Subscriber ofChampions;
  final Subscriber ofPromotions;
  private final LocalStack stack;
  private final long seed;
  private final long begin = System.nanoTime();

  /// @param seed the same seed gives the same records
  TwoInstances(long seed) throws Exception {
    this.seed = seed;
    stack = start();
    log = new Observed(stack.bootstrapServers());
    ofChampions = ofChampions();
    ofPromotions = ofPromotions();
    say("all runs");
  }

  private static LocalStack start() throws Exception {
    Path folder = Path.of("target", "killed-instances");
    Folders.delete(folder);
    LocalStack stack =
        LocalStack.start(
            new StackOptions(
                new StackFolder(folder),
                PortPlan.free(),
                List.of(Service.PROMOTION),
                true,
                Map.of(
                    // Small, so that an instance is killed amid many batches.
                    "MODELTRAIL_MESSAGING_BATCH_RECORDS", "10",
                    "JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1")),
            StartListener.NONE);
    try {
      InParallel.run(() -> stack.startAnother(Service.PROMOTION), () -> rule(stack));
      return stack;
    } catch (RuntimeException | Error e) {
      stack.close();
      throw e;
    }
  }

  private static void rule(LocalStack stack) {
    var answer =
        new GovernanceApi(stack.url(Service.PROMOTION), stack.token(Group.OPERATOR))
            .apply(Climbs.RULES, Map.of());
    assertThat(answer.status()).as(answer.detail()).isBetween(200, 201);
  }

  /// Sends them versions to promote and kills them, until all is decided.
  void live(int kills) throws Exception {
    Climbs climbs =
        new Climbs(
            new Random(seed),
            Senders.<ModelRegistered>encoding(stack.schemaRegistryUrl(), "model.registered"),
            Senders.<DeploymentReported>encoding(stack.schemaRegistryUrl(), "deployment.reported"));
    ByHand people = new ByHand(stack, new Random(seed));
    try (Senders senders = new Senders(stack.bootstrapServers(), 1);
        RestlessDay day =
            new RestlessDay(stack, senders, climbs.letters(), kills, new Random(seed))) {
      day.run(people);
    }
    say("%d kills are done, and %d things by hand".formatted(kills, people.accepted()));
    Awaitility.await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(1))
        .untilAsserted(this::allIsDecided);
    say(
        "the subscribers have had %d and %d lives"
            .formatted(ofChampions.lives(), ofPromotions.lives()));
  }

  private Subscriber ofChampions() {
    var decoding = Observed.decoding("model.champion", new ChampionChanged());
    return new Subscriber(
        stack.bootstrapServers(),
        Subscriber.Kind.FORGETS,
        Map.of(
            "model.champion",
            record -> {
              ChampionChanged told = decoding.apply(record);
              return new Subscriber.Told(
                  Champion.key(told.getEnvironment(), told.getModelName()), Champion.of(told));
            }),
        new Random(seed));
  }

  private Subscriber ofPromotions() {
    Map<String, Function<ConsumerRecord<byte[], byte[]>, Subscriber.Told>> topics = new HashMap<>();
    for (String environment : Climbs.ENVIRONMENTS) {
      String topic = "model.promoted." + environment;
      topics.put(
          topic,
          Observed.decoding(topic, new ModelPromoted())
              .andThen(told -> new Subscriber.Told(key(told), Champion.of(told))));
    }
    return new Subscriber(
        stack.bootstrapServers(), Subscriber.Kind.REMEMBERS, topics, new Random(seed));
  }

  private void allIsDecided() throws Exception {
    Map<String, List<PromotionChanged>> steps =
        log.all("promotion.changed", new PromotionChanged(), PromotionChanged::getModelName);
    assertThat(steps).hasSize(Climbs.MODELS);
    assertThat(steps.values())
        .allSatisfy(
            of ->
                assertThat(of).extracting(PromotionChanged::getVersion).contains(Climbs.VERSIONS));
    for (ServiceProcess instance : stack.instances(Service.PROMOTION)) {
      String metrics = new String(api(instance).bytes("/q/metrics"), UTF_8);
      assertThat(metrics.lines().filter(line -> line.startsWith("modeltrail_loop_lag")))
          .isNotEmpty()
          .allMatch(line -> line.endsWith(" 0.0"));
    }
  }

  /// What each instance says that the environments run, by its name.
  Map<String, Map<String, Champion>> said() throws Exception {
    Map<String, Map<String, Champion>> said = new HashMap<>();
    for (ServiceProcess instance : stack.instances(Service.PROMOTION)) {
      said.put(instance.name(), Champion.told(api(instance)));
    }
    return said;
  }

  /// All changes of what an environment runs of a model, by its key in `model.champion`.
  Map<String, List<ModelPromoted>> promoted() {
    Map<String, List<ModelPromoted>> promoted = new HashMap<>();
    for (String environment : Climbs.ENVIRONMENTS) {
      promoted.putAll(
          log.all("model.promoted." + environment, new ModelPromoted()).stream()
              .collect(groupingBy(TwoInstances::key, Collectors.toList())));
    }
    return promoted;
  }

  private static String key(ModelPromoted told) {
    return Champion.key(told.getEnvironment(), told.getModelName());
  }

  private Api api(ServiceProcess instance) {
    return new Api(instance.url(), stack.token(Group.DEPLOYER));
  }

  private void say(String what) {
    System.out.printf("%3d s: %s%n", Duration.ofNanos(System.nanoTime() - begin).toSeconds(), what);
  }

  @Override
  public void close() {
    ofChampions.close();
    ofPromotions.close();
    stack.close();
  }
}
