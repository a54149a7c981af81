package io.modeltrail.torture;

import io.modeltrail.localstack.parts.Checkout;
import io.modeltrail.localstack.parts.Folders;
import io.modeltrail.localstack.parts.StopSignals;
import io.modeltrail.localstack.stack.Service;
import io.modeltrail.torture.check.CheckCommand;
import io.modeltrail.torture.fault.Fault;
import io.modeltrail.torture.fault.Faults;
import io.modeltrail.torture.mutant.Mutant;
import io.modeltrail.torture.mutant.Mutants;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Does harm to an installation of its own, and says whether the promise was broken.
@Command(
    name = "torture",
    mixinStandardHelpOptions = true,
    subcommands = CheckCommand.class,
    description =
        "Tries to break the promise that no event is lost, none taken twice, and all provable; and"
            + " tries whether it would see it broken. Exit code 0: not a violation, and each mutant"
            + " was caught.")
final class TortureCommand implements Callable<Integer> {

  /// Nothing may be found with it; it goes before the mutants.
  private static final List<Mutant> SOUND =
      Stream.of(Service.values()).map(Mutants::sound).toList();

  private static final PrintStream OUT = System.out;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "As an earlier run has told: the same is sent and done again.")
  private @Nullable Long seed;

  @Option(
      names = "--only",
      paramLabel = "NAME",
      split = ",",
      description = "These alone; faults and mutants stand for all of them.")
  private List<String> only = List.of();

  @Option(
      names = "--minutes",
      paramLabel = "N",
      description = "Go on for so long, with faults drawn by the seed.")
  private int minutes;

  @Option(names = "--hours", paramLabel = "N", description = "Likewise.")
  private int hours;

  @Option(names = "--list", description = "Say which there are.")
  private boolean list;

  @Option(names = "--json", paramLabel = "FILE", description = "Write the table there, too.")
  private @Nullable Path json;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws Exception {
    if (list) {
      Faults.all().forEach(it -> OUT.printf("%-30s %s%n", it.name(), it.what()));
      SOUND.forEach(it -> OUT.printf("%-30s no mutant: %s%n", it.name(), it.what()));
      Mutants.all().forEach(it -> OUT.printf("%-30s mutant: %s%n", it.name(), it.what()));
      return 0;
    }
    List<Fault> faults = chosen(Faults.all(), Fault::name, "faults");
    List<Mutant> mutants = chosen(Mutants.all(), Mutant::name, "mutants");
    List<Mutant> sound = chosen(SOUND, Mutant::name, "mutants");
    refuseUnknown();
    long start = seed == null ? new Random().nextInt(Integer.MAX_VALUE) : seed;
    Path folder = Checkout.find().root().resolve(".modeltrail").resolve("torture");
    Folders.delete(folder);
    OUT.printf("Seed: %d%n", start);
    Results results = new Results(OUT);
    try (StopSignals signals = StopSignals.listen(130)) {
      try {
        torture(faults, folder, start, results, signals);
        control(sound, mutants, folder, start, results, signals);
      } catch (InterruptedException e) {
        if (!signals.received()) {
          throw e;
        }
      }
      if (signals.received()) {
        OUT.println("Stopped.");
      }
      boolean isWell = results.table();
      if (json != null) {
        results.write(json);
      }
      if (isWell && !signals.received()) {
        Folders.delete(folder);
      } else {
        OUT.println("Histories and logs are in " + folder);
      }
      return isWell ? 0 : 1;
    }
  }

  private void torture(
      List<Fault> faults, Path folder, long start, Results results, StopSignals signals)
      throws Exception {
    long until = System.nanoTime() + Duration.ofMinutes(minutes).plusHours(hours).toNanos();
    Random random = new Random(start);
    try (FaultRuns runs = new FaultRuns(folder, start)) {
      for (int i = 0; i < faults.size() || (isBefore(until) && !faults.isEmpty()); i++) {
        Fault fault = i < faults.size() ? faults.get(i) : faults.get(random.nextInt(faults.size()));
        if (signals.received()) {
          return;
        }
        runs.run(fault, results);
      }
    }
  }

  private static boolean isBefore(long until) {
    return System.nanoTime() < until;
  }

  private static void control(
      List<Mutant> sound,
      List<Mutant> mutants,
      Path folder,
      long start,
      Results results,
      StopSignals signals)
      throws Exception {
    try (MutantRuns runs = new MutantRuns(folder, start)) {
      for (Mutant each : sound) {
        if (signals.received()) {
          return;
        }
        runs.sound(each, results);
      }
      for (Mutant mutant : mutants) {
        if (signals.received()) {
          return;
        }
        runs.mutant(mutant, results);
      }
    }
  }

  private <T> List<T> chosen(List<T> all, Function<T, String> name, String whole) {
    return only.isEmpty() || only.contains(whole)
        ? all
        : all.stream().filter(it -> only.contains(name.apply(it))).toList();
  }

  private void refuseUnknown() {
    List<String> names =
        Stream.of(
                Stream.of("faults", "mutants"),
                Faults.all().stream().map(Fault::name),
                SOUND.stream().map(Mutant::name),
                Mutants.all().stream().map(Mutant::name))
            .flatMap(it -> it)
            .toList();
    Set<String> unknown = new LinkedHashSet<>(only);
    names.forEach(unknown::remove);
    if (!unknown.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(),
          "nothing is named %s; there are %s"
              .formatted(String.join(", ", unknown), String.join(", ", names)));
    }
  }
}
