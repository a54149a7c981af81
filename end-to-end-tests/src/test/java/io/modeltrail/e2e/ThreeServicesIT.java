package io.modeltrail.e2e;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.modeltrail.e2e.Workload.Letter;
import io.modeltrail.e2e.Workload.RunKey;
import io.modeltrail.event.AuditEntryRecorded;
import io.modeltrail.event.ChampionChanged;
import io.modeltrail.event.ModelPromoted;
import io.modeltrail.event.ModelRegistered;
import io.modeltrail.event.Phase;
import io.modeltrail.event.PromotionChanged;
import io.modeltrail.event.PromotionRequested;
import io.modeltrail.event.PromotionState;
import io.modeltrail.localstack.identity.Group;
import io.modeltrail.localstack.parts.Folders;
import io.modeltrail.localstack.parts.StartListener;
import io.modeltrail.localstack.stack.LocalStack;
import io.modeltrail.localstack.stack.Service;
import io.modeltrail.localstack.stack.ServiceProcess;
import io.modeltrail.localstack.stack.StackOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The services as they are deployed, two instances of each, through a day on which instances join
/// and die. Looked at from outside only: topics, HTTP, and a deployment system.
class ThreeServicesIT {

  private static LocalStack stack;
  private static Observed log;
  private static Workload workload;
  private static Map<String, Letter> sent;
  private static Map<String, List<ModelRegistered>> versions;
  private static Map<String, Reference> expected;
  private static Requests requests;

  @BeforeAll
  static void a_busy_day() throws Exception {
    Path folder = Path.of("target", "three-services");
    Folders.delete(folder);
    stack = LocalStack.start(StackOptions.in(folder), StartListener.NONE);
    log = new Observed(stack.bootstrapServers());
    long seed = System.nanoTime();
    System.out.println("Seed of the workload: " + seed);
    workload =
        new Workload(
            seed,
            Senders.encoding(stack.schemaRegistryUrl(), Workload.TRAINED),
            Senders.encoding(stack.schemaRegistryUrl(), Research.REQUESTED));
    List<String> said = stack.services().stream().map(BusyDay::topic).toList();
    try (Senders senders = new Senders(stack.bootstrapServers());
        Tally tally = new Tally(stack.bootstrapServers(), said)) {
      BusyDay day = new BusyDay(stack, senders, tally);
      List<List<Letter>> waves = workload.waves(BusyDay.WAVES);
      day.run(waves);
      sent = senders.acknowledged();
      versions = log.all("model.registered", new ModelRegistered(), ModelRegistered::getModelName);
      expected = new HashMap<>();
      versions.forEach((model, of) -> expected.put(model, new Reference(of)));
      requests = new Requests(log);
      requests.awaitDecisions(
          workload.research().requests().size(),
          expected.values().stream().mapToInt(it -> it.decisions().size()).sum());
      day.await(Service.AUDIT, log.allBut(Trail.NOT_IN_IT).size());
      System.out.printf("%d instances were killed%n", day.kills());
      List<String> places = List.copyOf(sent.keySet());
      int inPeace = waves.getLast().size();
      Pace.show(log, "All the day", places, said);
      Pace.show(log, "In peace", places.subList(places.size() - inPeace, places.size()), said);
    }
  }

  @AfterAll
  static void stop() {
    stack.close();
  }

  @Test
  void every_run_is_one_version_and_a_models_versions_are_numbered_without_gap_or_repeat() {
    Map<RunKey, ModelRegistered> byRun = new HashMap<>();
    versions.forEach(
        (model, of) -> {
          assertThat(of)
              .as(model)
              .extracting(ModelRegistered::getVersion)
              .isEqualTo(upTo(of.size()));
          of.forEach(it -> byRun.put(new RunKey(model, it.getRun().getRunId()), it));
        });
    assertThat(versions).hasSize(Workload.MODELS + Research.MODELS);
    assertThat(byRun).containsOnlyKeys(workload.runs().keySet());
    assertThat(byRun).hasSize(versions.values().stream().mapToInt(List::size).sum());
    byRun.forEach(
        (run, registered) -> {
          Workload.Told told = workload.runs().get(run);
          assertThat(told.eventIds()).contains(registered.getCausationId());
          assertThat(registered.getArtifact()).isEqualTo(told.content().getArtifact());
          assertThat(registered.getMetrics()).isEqualTo(told.content().getMetrics());
          assertThat(registered.getPhase())
              .isEqualTo(Research.isOne(run.model()) ? Phase.DEPLOYMENT : Phase.TRAINING);
        });
  }

  @Test
  void every_request_for_deployment_is_answered_once_by_the_version_of_its_run() throws Exception {
    Map<RunKey, Integer> numbers = Requests.numbers(versions);
    Map<UUID, Integer> told = new HashMap<>();
    Map<UUID, List<PromotionRequested>> answers = requests.answers();
    assertThat(answers).containsOnlyKeys(workload.research().requests().keySet());
    workload
        .research()
        .requests()
        .forEach(
            (id, request) -> {
              assertThat(answers.get(id)).hasSize(1);
              PromotionRequested answer = answers.get(id).getFirst();
              RunKey run = new RunKey(request.getModelName(), request.getRunId());
              assertThat(answer.getModelName()).isEqualTo(run.model());
              assertThat(answer.getVersion()).isEqualTo(numbers.get(run));
              assertThat(answer.getEnvironment()).isEqualTo(request.getEnvironment());
              told.put(id, answer.getVersion());
            });
    for (ServiceProcess instance : stack.instances(Service.REGISTRY)) {
      assertThat(Requests.told(api(instance, Group.DEPLOYER))).isEqualTo(told);
    }
  }

  @Test
  void what_the_services_say_they_say_once() {
    List<UUID> ids = new ArrayList<>(log.eventIds("model.registered", new ModelRegistered()));
    ids.addAll(log.eventIds("promotion.requested", new PromotionRequested()));
    ids.addAll(log.eventIds("promotion.changed", new PromotionChanged()));
    ids.addAll(log.eventIds("model.champion", new ChampionChanged()));
    ids.addAll(log.eventIds("audit.entry", new AuditEntryRecorded()));
    for (String environment : Reference.ENVIRONMENTS) {
      ids.addAll(log.eventIds("model.promoted." + environment, new ModelPromoted()));
    }
    assertThat(ids).doesNotHaveDuplicates();
  }

  @Test
  void every_promotion_is_decided_as_the_rules_say_and_a_refused_one_shows_its_gates() {
    Map<String, List<PromotionChanged>> decided =
        requests.byTheRules().stream().collect(groupingBy(PromotionChanged::getModelName));
    assertThat(decided).containsOnlyKeys(expected.keySet());
    Set<UUID> asked = requests.asked();
    decided.forEach(
        (model, steps) -> {
          assertThat(steps.stream().map(Reference.Decision::of).toList())
              .as(model)
              .isEqualTo(expected.get(model).decisions());
          for (PromotionChanged step : steps) {
            boolean passed = Reference.Decision.of(step).promoted();
            // Who asked before the version came has waited for it.
            assertThat(step.getStep()).isEqualTo(asked.contains(step.getPromotionId()) ? 2 : 1);
            assertThat(step.getState())
                .isEqualTo(passed ? PromotionState.PROMOTED : PromotionState.REFUSED);
            assertThat(step.getCode()).isEqualTo(passed ? null : "GATE_FAILED");
          }
        });
  }

  @Test
  void an_environment_has_run_the_champions_of_the_rules_under_revisions_without_a_gap() {
    for (String environment : Reference.ENVIRONMENTS) {
      Map<String, List<ModelPromoted>> promoted =
          log.all(
              "model.promoted." + environment, new ModelPromoted(), ModelPromoted::getModelName);
      expected.forEach(
          (model, reference) -> {
            List<ModelPromoted> of = promoted.getOrDefault(model, List.of());
            assertThat(of)
                .as("%s in %s", model, environment)
                .extracting(ModelPromoted::getVersion)
                .isEqualTo(reference.reigns(environment));
            assertThat(of.stream().map(it -> (int) it.getRevision()).toList())
                .isEqualTo(upTo(of.size()));
          });
    }
  }

  @Test
  void the_log_the_http_interfaces_and_a_deployment_system_name_the_champions_of_the_rules()
      throws Exception {
    Map<String, Champion> last = Champion.last(log);
    Map<String, List<Integer>> reigns = new HashMap<>();
    expected.forEach(
        (model, reference) ->
            Reference.ENVIRONMENTS.forEach(
                environment ->
                    reigns.put(Champion.key(environment, model), reference.reigns(environment))));
    reigns.values().removeIf(List::isEmpty);
    assertThat(last).containsOnlyKeys(reigns.keySet());
    last.forEach(
        (key, champion) -> {
          assertThat(champion.version()).as(key).isEqualTo(reigns.get(key).getLast());
          assertThat(champion.revision()).as(key).isEqualTo(reigns.get(key).size());
        });
    for (ServiceProcess instance : stack.instances(Service.PROMOTION)) {
      assertThat(Champion.told(api(instance, Group.DEPLOYER))).isEqualTo(last);
    }
    assertThat(Deployed.run(stack, Path.of("target", "three-services-deployed"))).isEqualTo(last);
  }

  @Test
  void what_is_no_good_is_set_aside_once_with_its_reason_as_it_came() throws Exception {
    Map<String, Letter> bad = new HashMap<>(sent);
    bad.values().removeIf(letter -> letter.refusal() == null);
    assertThat(bad).hasSize(Poison.COUNT + Research.REFUSED);

    Map<String, ConsumerRecord<byte[], byte[]>> letters =
        new HashMap<>(DeadLetters.of(log, Workload.TRAINED));
    letters.putAll(DeadLetters.of(log, Research.REQUESTED));
    assertThat(letters).containsOnlyKeys(bad.keySet());
    letters.forEach(
        (place, letter) -> {
          assertThat(DeadLetters.reason(letter)).isEqualTo(bad.get(place).refusal());
          assertThat(letter.value()).isEqualTo(bad.get(place).value());
          assertThat(letter.key()).asString().isEqualTo(bad.get(place).key());
        });
    Map<String, String> reasons =
        bad.entrySet().stream().collect(toMap(Map.Entry::getKey, it -> it.getValue().refusal()));
    for (ServiceProcess instance : stack.instances(Service.REGISTRY)) {
      assertThat(DeadLetters.listed(api(instance, Group.OPERATOR))).isEqualTo(reasons);
    }
    // Promotion refuses nothing: the registry has said nothing that is no good.
    assertThat(DeadLetters.of(log, "model.registered")).isEmpty();
  }

  @Test
  void the_trail_holds_every_record_of_every_topic_once_and_its_hashes_are_those_of_the_records()
      throws Exception {
    Map<String, ConsumerRecord<byte[], byte[]>> held = log.allBut(Trail.NOT_IN_IT);
    List<AuditEntryRecorded> told = log.all("audit.entry", new AuditEntryRecorded());
    for (ServiceProcess instance : stack.instances(Service.AUDIT)) {
      Trail trail = Trail.of(api(instance, Group.AUDITOR));
      trail.holds(held);
      trail.agreesWith(held);
      trail.isTold(told);
    }
  }

  @Test
  void the_trail_has_one_history_whoever_signed_it_and_all_of_it_is_signed() throws Exception {
    int entries = log.allBut(Trail.NOT_IN_IT).size();
    for (ServiceProcess instance : stack.instances(Service.AUDIT)) {
      SignedLog signed = SignedLog.of(instance.url(), stack.token(Group.AUDITOR));
      signed.covers(entries);
      signed.agreesWith(log.raw("audit.checkpoint"));
      signed.isSound();
    }
  }

  private static Api api(ServiceProcess instance, Group group) {
    return new Api(instance.url(), stack.token(group));
  }

  private static List<Integer> upTo(int last) {
    return IntStream.rangeClosed(1, last).boxed().toList();
  }
}
