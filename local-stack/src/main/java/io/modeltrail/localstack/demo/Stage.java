package io.modeltrail.localstack.demo;

import io.modeltrail.localstack.stack.LocalStack;
import io.modeltrail.localstack.stack.Service;
import java.io.PrintStream;
import java.nio.file.Path;

/// What every part of the story is told with.
///
/// @param checkout whose examples are run
record Stage(PrintStream out, LocalStack stack, Path checkout, Claims claims) {

  Stage(PrintStream out, LocalStack stack, Path checkout) {
    this(out, stack, checkout, new Claims(out));
  }

  Api api(Service service) {
    return new Api(stack, service);
  }

  Log log() {
    return new Log(stack);
  }

  void chapter(String title, String... lines) {
    out.printf("%n%s%n", title);
    for (String line : lines) {
      out.println("  " + line);
    }
    out.println();
  }

  void say(String line) {
    out.println("    " + line);
  }
}
