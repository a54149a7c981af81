package io.modeltrail.localstack;

import io.modeltrail.localstack.identity.Group;
import io.modeltrail.localstack.identity.Tokens;
import io.modeltrail.localstack.stack.LocalStack;
import io.modeltrail.localstack.stack.Service;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What to know of a stack that has just become ready.
final class Welcome {

  private final PrintStream out;
  private final LocalStack stack;
  private final Path here;

  Welcome(PrintStream out, LocalStack stack, Path here) {
    this.out = out;
    this.stack = stack;
    this.here = here;
  }

  void show(String took) {
    var folder = stack.folder();
    out.printf("%nReady after %s.%n%n", took);
    for (var service : stack.services()) {
      line(service.label(), stack.url(service));
    }
    line("kafka", stack.bootstrapServers());
    line("schema registry", stack.schemaRegistryUrl() + "/apis/ccompat/v7");
    line("postgres", stack.parts().jdbcUrl("postgres"));
    line("logs", name(folder.logs()));
    out.printf("%nTokens, good for %d days:%n%n", Tokens.LIFETIME.toDays());
    for (var group : Group.values()) {
      line(group.variable(), shortened(stack.token(group)));
    }
    out.printf("%nIn another terminal:%n%n");
    out.printf("  set -a; . %s; set +a%n", quoted(name(folder.environment())));
    out.println("  ./modeltrail train");
    requests().forEach(each -> out.println("  " + each));
    out.printf("%nCtrl-C, or ./modeltrail down, stops everything. What was stored stays.%n");
    out.flush();
  }

  /// What is worth a look, of what runs.
  private List<String> requests() {
    List<String> requests = new ArrayList<>();
    if (stack.services().contains(Service.REGISTRY)) {
      requests.add(curl(Group.TRAINER, "$REGISTRY_URL/models"));
    }
    if (stack.services().contains(Service.PROMOTION)) {
      requests.add("./modeltrail subscribe --once");
      requests.add(curl(Group.DEPLOYER, "$PROMOTION_URL/environments/production/champions"));
    }
    if (stack.services().contains(Service.AUDIT)) {
      requests.add(curl(Group.AUDITOR, "$AUDIT_URL/entries"));
    }
    return requests.isEmpty()
        ? List.of("curl $SCHEMA_REGISTRY_URL/apis/ccompat/v7/subjects")
        : requests;
  }

  private static String curl(Group group, String url) {
    return "curl -H \"Authorization: Bearer $%s\" %s".formatted(group.variable(), url);
  }

  private void line(String what, String value) {
    out.printf("  %-18s %s%n", what, value);
  }

  /// As short as it can be typed from here.
  private String name(Path path) {
    return path.startsWith(here) ? here.relativize(path).toString() : path.toString();
  }

  private static String quoted(String path) {
    return path.matches("[A-Za-z0-9/._-]+") ? path : "'" + path.replace("'", "'\\''") + "'";
  }

  private static String shortened(String token) {
    return token.substring(0, 12) + "..." + token.substring(token.length() - 6);
  }
}
