package io.modeltrail.benchmarks;

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

/// What is measured: audit-service as it is deployed and no other service, on parts of its own. It
/// runs only while it is measured; its trail grows from one measurement to the next.
final class Audit implements Stage {

  private final LocalStack stack;
  private final Workload workload;
  private final Trail trail;

  private Audit(LocalStack stack) {
    this.stack = stack;
    this.workload = new Workload(stack.schemaRegistryUrl());
    this.trail = new Trail(stack.parts().postgres());
  }

  /// Starts the parts. The trail has its tables, and next to nothing in them.
  static Audit start(Path folder) throws IOException {
    Folders.delete(folder);
    StackOptions options =
        new StackOptions(new StackFolder(folder), PortPlan.free(), List.of(Service.AUDIT), false);
    Audit audit = new Audit(LocalStack.start(options, StartListener.NONE));
    audit.stopService();
    return audit;
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

  void startService() {
    service().start();
  }

  void stopService() {
    service().stop();
  }

  /// Somebody who may read all of the trail.
  Http auditor() {
    return new Http(service().url(), stack.token(Group.AUDITOR));
  }

  /// The programs that an auditor runs.
  Cli cli() {
    return new Cli(stack);
  }

  Memory memory() {
    return Memory.of(stack, service());
  }

  private ServiceProcess service() {
    return stack.instances(Service.AUDIT).getFirst();
  }

  @Override
  public void close() {
    stack.close();
  }
}
