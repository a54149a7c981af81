package io.modeltrail.localstack;

import io.modeltrail.localstack.identity.LogKey;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Makes the key that audit-service signs the log with.
@Command(
    name = "audit-log-key",
    description = {
      "Make the key that audit-service signs the log with, where there is none.",
      "openssl makes the same: docs/operations.md."
    })
final class AuditLogKeyCommand implements Callable<Integer> {

  @Option(
      names = "--folder",
      paramLabel = "FOLDER",
      required = true,
      description = "Gets private-key.pem.")
  private Path folder = Path.of("");

  @Override
  public Integer call() {
    System.out.println(LogKey.in(folder).privateKeyFile() + " is in use");
    return 0;
  }
}
