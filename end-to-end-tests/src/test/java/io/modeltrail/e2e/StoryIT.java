package io.modeltrail.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.modeltrail.localstack.demo.Story;
import io.modeltrail.localstack.parts.Checkout;
import io.modeltrail.localstack.parts.Folders;
import io.modeltrail.localstack.parts.StartListener;
import io.modeltrail.localstack.stack.LocalStack;
import io.modeltrail.localstack.stack.StackOptions;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// What `./modeltrail demo` tells is so.
class StoryIT {

  @Test
  void every_claim_of_the_demo_holds() throws Exception {
    Path folder = Path.of("target", "story");
    Folders.delete(folder);
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    boolean held;
    try (LocalStack stack = LocalStack.start(StackOptions.in(folder), StartListener.NONE)) {
      held = new Story(new PrintStream(told, true, UTF_8), stack, Checkout.find().root()).tell();
    }
    assertThat(held).as(told.toString(UTF_8)).isTrue();
    assertThat(told.toString(UTF_8)).contains("[checked]").doesNotContain("[WRONG]");
  }
}
