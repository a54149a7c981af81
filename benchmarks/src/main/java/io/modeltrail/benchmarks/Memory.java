package io.modeltrail.benchmarks;

import io.modeltrail.localstack.stack.LocalStack;
import io.modeltrail.localstack.stack.ServiceProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The memory that a process has had of the machine at most, all of it: heap, code, stacks,
/// buffers. Only Linux keeps that; elsewhere nothing is told of it.
///
/// @param process its number
record Memory(long process) {

  private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+([0-9]+) kB");

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

  /// In MB; 0 if it cannot be told.
  double peak() {
    try {
      Matcher line = PEAK.matcher(Files.readString(Path.of("/proc/" + process + "/status")));
      return line.find() ? Long.parseLong(line.group(1)) / 1024.0 : 0;
    } catch (IOException e) {
      return 0; // it has ended, or this is no Linux
    }
  }

  /// A figure of it, where it can be told.
  static List<Figure> figure(String name, double peak) {
    return peak == 0 ? List.of() : List.of(Figure.alone(name, peak, "MB"));
  }
}
