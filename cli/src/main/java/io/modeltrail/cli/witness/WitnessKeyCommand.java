package io.modeltrail.cli.witness;

import io.modeltrail.cli.CannotTellException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Makes a witness's key.
@Command(
    name = "witness-key",
    description = {
      "Make the key that a witness cosigns with, where there is none, and print its verifier key:"
          + " what policies name.",
      "A key is for one witness."
    })
public final class WitnessKeyCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--file", paramLabel = "FILE", required = true, description = "Gets the key.")
  private Path file = Path.of("");

  @Option(
      names = "--name",
      paramLabel = "NAME",
      required = true,
      description = "Of the witness, as witness.example.org.")
  private String name = "";

  @Override
  public Integer call() throws CannotTellException {
    Objects.requireNonNull(spec)
        .commandLine()
        .getOut()
        .println(new KeyFile(file).make(name).verifierKey());
    return 0;
  }
}
