package io.modeltrail.torture;

import picocli.CommandLine;

/// `./modeltrail torture`.
final class Main {

  private Main() {}

  public static void main(String[] args) {
    System.exit(new CommandLine(new TortureCommand()).execute(args));
  }
}
