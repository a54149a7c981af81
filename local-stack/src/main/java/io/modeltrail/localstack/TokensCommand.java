package io.modeltrail.localstack;

import io.modeltrail.localstack.identity.Group;
import io.modeltrail.localstack.identity.SigningKey;
import io.modeltrail.localstack.identity.Tokens;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Issues tokens where there is no OpenID Connect provider.
@Command(
    name = "tokens",
    description = {
      "Print a token for each group, and for model-owner and validator who approve, good for seven",
      "days, as lines TOKEN_GROUP=token.",
      "For trying things out: in production, tokens come from your OpenID Connect provider."
    })
final class TokensCommand implements Callable<Integer> {

  @Option(
      names = "--keys",
      paramLabel = "FOLDER",
      required = true,
      description = "Holds private-key.pem and public-key.pem; they are made where there are none.")
  private Path keys = Path.of("");

  @Override
  public Integer call() {
    var issuer = new Tokens(SigningKey.in(keys), Clock.systemUTC());
    for (var group : Group.values()) {
      System.out.println(group.variable() + "=" + issuer.issue(group));
    }
    return 0;
  }
}
