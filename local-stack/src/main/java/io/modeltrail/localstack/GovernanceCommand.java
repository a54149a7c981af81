package io.modeltrail.localstack;

import io.modeltrail.governance.Environment;
import io.modeltrail.governance.reading.Flaw;
import io.modeltrail.governance.reading.GovernanceFile;
import io.modeltrail.governance.reading.Reading;
import io.modeltrail.localstack.contract.Installation;
import io.modeltrail.localstack.governance.GovernanceApi;
import io.modeltrail.localstack.parts.Checkout;
import io.modeltrail.localstack.parts.StackFolder;
import io.modeltrail.localstack.stack.LocalStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Checks and applies governance files.
@Command(name = "governance", description = "Check and apply the rules of promotion.")
final class GovernanceCommand {

  private static final int REFUSED = 1;

  @Command(
      name = "check",
      description = {
        "Say what is wrong with a governance file and what it would change; change nothing.",
        "Without a stack that runs and without --url it is checked by itself."
      })
  int check(
      @Parameters(arity = "0..1", paramLabel = "FILE", defaultValue = "governance.yaml") Path file,
      @Option(
              names = "--url",
              description = "Of a promotion service (default: the running stack's).")
          @Nullable String url,
      @Option(names = "--token", description = "Of anyone who may read (default: the stack's).")
          @Nullable String token)
      throws IOException {
    String text = read(file);
    if (GovernanceFile.read(text) instanceof Reading.Unsound(var flaws)) {
      return refuse(file, flaws);
    }
    Optional<GovernanceApi> api = api(url, token);
    if (api.isEmpty()) {
      System.out.println("It is sound. No stack is running, so what it would change is not known.");
      return 0;
    }
    GovernanceApi.Answer answer = api.get().check(text);
    if (answer.status() != 200) {
      throw new IllegalStateException(answer.detail());
    }
    System.out.println("It is sound.");
    if (answer.body().path("changes").isEmpty()) {
      System.out.println("It says what holds already.");
    }
    answer.body().path("changes").forEach(change -> System.out.println("  " + change.asText()));
    return 0;
  }

  @Command(
      name = "apply",
      description = {
        "Apply a governance file: from then on the services decide by it.",
        "On the running stack the topics of new environments are created before."
      })
  int apply(
      @Parameters(arity = "0..1", paramLabel = "FILE", defaultValue = "governance.yaml") Path file,
      @Option(
              names = "--url",
              description = "Of a promotion service (default: the running stack's).")
          @Nullable String url,
      @Option(names = "--token", description = "Of an operator (default: the stack's).")
          @Nullable String token,
      @Option(names = "--repository", description = "Where the file is kept, for the record.")
          @Nullable String repository,
      @Option(names = "--commit", description = "The commit that it is of, for the record.")
          @Nullable String commit,
      @Option(names = "--first", description = "Only if no rules were ever applied.") boolean first)
      throws IOException {
    String text = read(file);
    switch (GovernanceFile.read(text)) {
      case Reading.Unsound(var flaws) -> {
        return refuse(file, flaws);
      }
      case Reading.Sound(var governance, String digest) -> {
        if (url == null) {
          addEnvironments(governance.environments().stream().map(Environment::name).toList());
        }
      }
    }
    GovernanceApi api =
        api(url, token)
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "No stack is running. Start one with ./modeltrail up, or name a service: --url URL --token TOKEN"));
    if (first) {
      GovernanceApi.Answer now = api.newest();
      if (now.status() != 404) {
        return say(now);
      }
    }
    return say(api.apply(text, origin(repository, commit)));
  }

  private static int say(GovernanceApi.Answer answer) {
    switch (answer.status()) {
      case 200, 201 ->
          System.out.printf(
              "Revision %d holds%s.%n",
              answer.body().path("revision").asLong(),
              answer.status() == 200 ? " already: nothing was changed" : "");
      case 202 ->
          System.out.println(
              "It is in the log, and not in force yet; see " + answer.body().path("href").asText());
      default -> {
        System.err.printf("It was not applied (%d): %s%n", answer.status(), answer.detail());
        return REFUSED;
      }
    }
    return 0;
  }

  private static int refuse(Path file, List<Flaw> flaws) {
    for (Flaw flaw : flaws) {
      System.err.printf(
          "%s:%d:%d: %s%s; expected: %s%n",
          file,
          flaw.line(),
          flaw.column(),
          flaw.path().isEmpty() ? "" : flaw.path() + ": ",
          flaw.reason(),
          flaw.expected());
    }
    System.err.printf("%d wrong. Nothing was changed.%n", flaws.size());
    return REFUSED;
  }

  private static String read(Path file) throws IOException {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      throw new IllegalArgumentException("There is no file " + file.toAbsolutePath(), e);
    }
  }

  private static Optional<GovernanceApi> api(@Nullable String url, @Nullable String token) {
    if (url != null && token != null) { // all is said, and a checkout need not be there
      return Optional.of(new GovernanceApi(url, token));
    }
    Map<String, String> variables = stack().orElse(Map.of());
    String where = url == null ? variables.get("PROMOTION_URL") : url;
    String who = token == null ? variables.get("TOKEN_OPERATOR") : token;
    if (where != null && who == null) {
      throw new IllegalArgumentException("Say who you are: --token TOKEN");
    }
    return where == null || who == null
        ? Optional.empty()
        : Optional.of(new GovernanceApi(where, who));
  }

  private static void addEnvironments(List<String> environments) {
    stack()
        .ifPresent(
            variables ->
                new Installation(
                        variables.getOrDefault("KAFKA_BOOTSTRAP_SERVERS", ""),
                        variables.getOrDefault("SCHEMA_REGISTRY_URL", ""),
                        "")
                    .addEnvironments(environments));
  }

  private static Optional<Map<String, String>> stack() {
    return LocalStack.variablesOfRunning(
        new StackFolder(Checkout.find().root().resolve(".modeltrail")));
  }

  private static Map<String, String> origin(@Nullable String repository, @Nullable String commit) {
    Map<String, String> origin = new HashMap<>();
    if (repository != null) {
      origin.put("repository", repository);
    }
    if (commit != null) {
      origin.put("commit", commit);
    }
    return origin;
  }
}
