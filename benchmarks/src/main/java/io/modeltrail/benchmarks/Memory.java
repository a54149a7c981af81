package io.modeltrail.benchmarks;

import io.modeltrail.localstack.stack.LocalStack;
import io.modeltrail.localstack.stack.ServiceProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The memory that a process has of the machine, all of it: heap, code, stacks, buffers. Only Linux
/// tells that.
///
/// @param process its number
record Memory(long process) {

  private static final Pattern LINE = Pattern.compile("(\\w+):\\s+([0-9]+)( kB)?");

  /// Of a service that runs.
  static Memory of(LocalStack stack, ServiceProcess service) {
    return new Memory(
        stack
            .folder()
            .pidFile(service.name())
            .find()
            .orElseThrow(() -> new IllegalStateException(service.name() + " does not run"))
            .pid());
  }

  /// What it has had at most, in MB; 0 if it cannot be told.
  double peak() {
    return told("VmHWM") / 1024;
  }

  /// What it has now, likewise.
  double now() {
    return told("VmRSS") / 1024;
  }

  /// How many threads it has; 0 if it cannot be told.
  double threads() {
    return told("Threads");
  }

  private double told(String name) {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + process + "/status"))) {
      return lines
          .map(LINE::matcher)
          .filter(line -> line.matches() && line.group(1).equals(name))
          .mapToDouble(line -> Double.parseDouble(line.group(2)))
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      return 0; // it has ended, or this is no Linux
    }
  }

  /// A figure of it, where it can be told.
  static List<Figure> figure(String name, double peak) {
    return peak == 0 ? List.of() : List.of(Figure.alone(name, peak, "MB"));
  }
}
