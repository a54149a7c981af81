package io.modeltrail.benchmarks;

import io.modeltrail.localstack.governance.GovernanceApi;
import io.modeltrail.localstack.identity.Group;
import io.modeltrail.localstack.parts.Folders;
import io.modeltrail.localstack.parts.Parts;
import io.modeltrail.localstack.parts.StackFolder;
import io.modeltrail.localstack.parts.StartListener;
import io.modeltrail.localstack.stack.LocalStack;
import io.modeltrail.localstack.stack.PortPlan;
import io.modeltrail.localstack.stack.Service;
import io.modeltrail.localstack.stack.ServiceProcess;
import io.modeltrail.localstack.stack.StackOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// What is measured: all services as they are deployed, on parts of their own. Every run that is
/// told becomes a version, and every version passes a gate and is promoted to the one environment
/// that there is.
final class Chain implements Stage {

  static final String ENVIRONMENT = "production";

  /// Where it is told that a version was promoted.
  static final String PROMOTED = "model.promoted." + ENVIRONMENT;

  /// Where one record stands of each run, once it has gone through the chain.
  static final List<String> TOPICS =
      List.of(Workload.TOPIC, "model.registered", "promotion.changed", PROMOTED, "model.champion");

  private static final String RULES =
      """
      environments:
        - name: %s
          promote: automatically
          gates:
            - name: good enough
              require: metrics["metric.0"] >= 0.0
      workspaces:
        - { name: default, register: at-training, serves: [%s] }
      """
          .formatted(ENVIRONMENT, ENVIRONMENT);

  private final LocalStack stack;
  private final Workload workload;
  private final Trail trail;

  private Chain(LocalStack stack) {
    this.stack = stack;
    this.workload = new Workload(stack.schemaRegistryUrl());
    this.trail = new Trail(stack.parts().postgres());
  }

  static Chain start(Path folder) throws IOException {
    Folders.delete(folder);
    StackOptions options =
        new StackOptions(
            new StackFolder(folder), PortPlan.free(), List.of(Service.values()), false);
    LocalStack stack = LocalStack.startParts(options, StartListener.NONE);
    try {
      for (Service service : Service.values()) {
        for (ServiceProcess process : stack.instances(service)) {
          stack.startService(process, StartListener.NONE);
        }
      }
      applyRules(new GovernanceApi(stack.url(Service.PROMOTION), stack.token(Group.OPERATOR)));
      return new Chain(stack);
    } catch (RuntimeException e) {
      stack.close();
      throw e;
    }
  }

  private static void applyRules(GovernanceApi promotion) {
    GovernanceApi.Answer answer = promotion.apply(RULES, Map.of());
    if (answer.status() / 100 != 2) {
      throw new IllegalStateException("the rules are not taken: " + answer.detail());
    }
  }

  LocalStack stack() {
    return stack;
  }

  Parts parts() {
    return stack.parts();
  }

  Workload workload() {
    return workload;
  }

  Trail trail() {
    return trail;
  }

  /// Somebody who may read all of the trail.
  Http auditor() {
    return new Http(stack.url(Service.AUDIT), stack.token(Group.AUDITOR));
  }

  /// The programs that an auditor runs.
  Cli cli() {
    return new Cli(stack);
  }

  /// A service that has just started.
  void restartAudit() {
    ServiceProcess audit = stack.instances(Service.AUDIT).getFirst();
    audit.stop();
    audit.start();
  }

  /// Publishes events of new runs, and waits until all that follows from them is in the trail.
  ///
  /// @throws IllegalStateException if one of them did not go through the whole chain
  void workOff(int events) throws Exception {
    long before = trail.size();
    workload.publish(parts().bootstrapServers(), events);
    trail.await(before, (long) events * TOPICS.size());
    Map<String, Long> entries = trail.byTopic(before);
    for (String topic : TOPICS) {
      if (entries.getOrDefault(topic, 0L) != events) {
        throw new IllegalStateException(
            "of %d events the trail has these records: %s".formatted(events, entries));
      }
    }
  }

  @Override
  public void close() {
    stack.close();
  }
}
