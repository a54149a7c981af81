package io.modeltrail.cli.evidence;

import io.modeltrail.cli.CannotTellException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `modeltrail verify`: checks an evidence bundle, without network.
@Command(
    name = "verify",
    description = "Checks an evidence bundle, without network and without the service.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all that was checked is so",
      "1:something is wrong",
      "2:it could not be checked"
    })
public final class VerifyCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init") // by picocli
  private CommandSpec spec;

  @Parameters(paramLabel = "BUNDLE", description = "The file that GET /evidence/… gave.")
  @SuppressWarnings("NullAway.Init") // by picocli
  private Path bundle;

  @Option(
      names = "--key",
      paramLabel = "KEY",
      description = "A verifier key of the log, or a file with some; may be given several times.")
  private List<String> keys = List.of();

  @Option(
      names = "--policy",
      paramLabel = "FILE",
      description = "Logs and witnesses to believe, as c2sp.org/tlog-policy.")
  private @Nullable Path policy;

  @Option(
      names = "--attestation-key",
      paramLabel = "FILE",
      description = "Public keys as PEM that promotion-service attests with.")
  private List<Path> attestationKeys = List.of();

  @Option(
      names = "--checkpoint",
      paramLabel = "FILE",
      description = "An older checkpoint that you kept: is its history still the same?")
  private @Nullable Path checkpoint;

  @Option(
      names = "--entry",
      paramLabel = "N",
      description = "Tell of this entry alone, and what it says.")
  private @Nullable Long entry;

  @Option(names = "--json", paramLabel = "FILE", description = "Write what was found there, too.")
  private @Nullable Path json;

  @Override
  public Integer call() throws CannotTellException {
    if (keys.isEmpty() && policy == null) {
      throw new ParameterException(
          spec.commandLine(),
          "Give --key KEY, or --policy FILE: whom do you believe? A key from the bundle proves nothing.");
    }
    Trust trust =
        new Trust(
            Trust.keys(keys),
            Trust.policy(policy),
            Attestor.trusting(attestationKeys),
            Trust.checkpoint(checkpoint));
    BundleVerifier.Outcome outcome =
        new BundleVerifier(trust, Clock.systemUTC().instant()).verify(bundle);
    PrintWriter out = spec.commandLine().getOut();
    Long only = entry;
    if (only != null) {
      tell(only, outcome, out);
    }
    Report report =
        new Report(outcome, only == null ? outcome.findings().all() : outcome.findings().of(only));
    report.print(out);
    if (json != null) {
      write(report, json);
    }
    return switch (report.verdict()) {
      case OK, NOT_SAID -> 0;
      case WRONG -> 1;
      case CANNOT -> 2;
    };
  }

  private static void tell(long entry, BundleVerifier.Outcome outcome, PrintWriter out)
      throws CannotTellException {
    if (outcome.subject().isEmpty()) {
      return;
    }
    BundleVerifier.Subject subject = outcome.subject().get();
    if (!subject.contents().entries().containsKey(entry)) {
      throw new CannotTellException(
          "The bundle has no entry %d. It has: %s."
              .formatted(entry, Spot.list(subject.contents().entries().keySet())));
    }
    subject.story().find(entry).ifPresent(event -> out.println(event.said().toPrettyString()));
  }

  private static void write(Report report, Path file) throws CannotTellException {
    try {
      Files.writeString(file, report.json().toPrettyString() + "\n");
    } catch (IOException e) {
      throw new CannotTellException("%s cannot be written: %s".formatted(file, e), e);
    }
  }
}
