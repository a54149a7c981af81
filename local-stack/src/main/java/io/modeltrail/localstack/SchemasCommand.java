package io.modeltrail.localstack;

import io.modeltrail.avro.Contract;
import io.modeltrail.localstack.contract.DefaultEnvironments;
import io.modeltrail.localstack.contract.Schemas;
import io.modeltrail.localstack.parts.Checkout;
import io.modeltrail.localstack.parts.StackFolder;
import io.modeltrail.localstack.stack.LocalStack;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Registers the contract's schemas.
@Command(
    name = "schemas",
    description = {
      "Register the schemas of all topics, with their rules, in an Apicurio Registry.",
      "What is registered already stays as it is."
    })
final class SchemasCommand implements Callable<Integer> {

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "Its address without a path (default: that of the running stack).")
  private @Nullable String url;

  @Option(
      names = "--topic-prefix",
      paramLabel = "PREFIX",
      defaultValue = "",
      description = "What the topics' names begin with in a shared cluster.")
  private String prefix = "";

  @Option(
      names = "--environments",
      paramLabel = "NAME,...",
      split = ",",
      description = "Each has a topic of its own (default: dev,qa,production).")
  private List<String> environments = DefaultEnvironments.NAMES;

  @Override
  public Integer call() {
    var topics = Contract.topics(environments);
    for (var schema : new Schemas(url == null ? urlOfStack() : url).register(prefix, topics)) {
      System.out.printf(
          "  %-32s version %s, id %d%n", schema.subject(), schema.version(), schema.contentId());
    }
    return 0;
  }

  private static String urlOfStack() {
    var folder = new StackFolder(Checkout.find().root().resolve(".modeltrail"));
    return LocalStack.variablesOfRunning(folder)
        .map(variables -> variables.get("SCHEMA_REGISTRY_URL"))
        .orElseThrow(
            () -> new IllegalStateException("No stack is running: say which one with --url URL"));
  }
}
