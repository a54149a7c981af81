package io.modeltrail.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class TopicsCommandTest {

  @ParameterizedTest
  @CsvSource({
    "--format=helm, helm",
    "--topic-prefix=team a, team a",
    "--environments=QA, QA",
    "'--environments=dev,,qa', name of an environment",
    "--partitions=0, partitions",
    "--replicas=many, many"
  })
  void what_it_cannot_print_is_refused_by_name_with_exit_code_2(String option, String named) {
    var refusal = new StringWriter();

    var exitCode =
        new CommandLine(new TopicsCommand()).setErr(new PrintWriter(refusal)).execute(option);

    assertThat(exitCode).isEqualTo(2);
    assertThat(refusal.toString().lines().findFirst().orElseThrow()).contains(named);
  }
}
