package io.modeltrail.cli.witness;

import io.modeltrail.cli.CannotTellException;
import io.modeltrail.tlog.MalformedException;
import io.modeltrail.tlog.checkpoint.Log;
import io.modeltrail.tlog.note.SignatureType;
import io.modeltrail.tlog.note.VerifierKey;
import io.modeltrail.tlog.witness.Cosigner;
import io.modeltrail.tlog.witness.Witness;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Runs a witness.
@Command(
    name = "witness",
    description = {
      "Run a witness of logs: it cosigns each checkpoint that is consistent with all that it has"
          + " cosigned before, and remembers it. Best on a machine of somebody else than the log's.",
      "POST /add-checkpoint as c2sp.org/tlog-witness has it. Plain HTTP: have a proxy in front of it"
          + " for TLS."
    })
public final class WitnessCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--key",
      paramLabel = "FILE",
      required = true,
      description = "Its key; witness-key makes one.")
  private Path key = Path.of("");

  @Option(
      names = "--state",
      paramLabel = "DIR",
      required = true,
      description =
          "Where it remembers what it has cosigned: never an older copy of it, and for this witness"
              + " alone.")
  private Path state = Path.of("");

  @Option(
      names = "--log",
      paramLabel = "KEY[=ORIGIN]",
      required = true,
      description =
          "A log's verifier key, and its origin if that is not the key's name. May be given more"
              + " than once, also for several keys of one log.")
  private List<String> logs = List.of();

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8099",
      description = "0: any that is free (default: ${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--address",
      paramLabel = "A",
      defaultValue = "127.0.0.1",
      description = "Where it listens; 0.0.0.0: everywhere (default: ${DEFAULT-VALUE}).")
  private String address = "";

  @Override
  public Integer call() throws CannotTellException {
    Cosigner cosigner = new KeyFile(key).read();
    List<Log> known = known(logs);
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    try (LockedState locked = LockedState.of(state);
        WitnessServer server =
            WitnessServer.start(
                Witness.open(cosigner, known, locked.memory(), Clock.systemUTC()),
                new InetSocketAddress(address, port))) {
      out.println("Witness " + cosigner.verifierKey());
      known.forEach(log -> out.println("  of " + log.origin()));
      out.println("  at " + server.url());
      out.flush();
      waitForEnd();
      return 0;
    } catch (IOException e) {
      throw new CannotTellException("The witness does not run: " + e.getMessage(), e);
    }
  }

  static List<Log> known(List<String> texts) throws CannotTellException {
    Map<String, List<VerifierKey>> keys = new LinkedHashMap<>();
    for (String text : texts) {
      String[] parts = text.split("=", 2);
      VerifierKey key;
      try {
        key = VerifierKey.parse(parts[0]);
      } catch (MalformedException e) {
        throw new CannotTellException("--log: " + e.getMessage(), e);
      }
      if (key.type() != SignatureType.NOTE) {
        throw new CannotTellException("--log: %s is a witness's key".formatted(key));
      }
      String origin = parts.length == 2 ? parts[1] : key.name().value();
      keys.computeIfAbsent(origin, unused -> new ArrayList<>()).add(key);
    }
    return keys.entrySet().stream().map(each -> new Log(each.getKey(), each.getValue())).toList();
  }

  private static void waitForEnd() {
    try {
      new CountDownLatch(1).await(); // until the process is stopped
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
