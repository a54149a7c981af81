package io.modeltrail.service.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Finds the codes in the sources: what makes a refusal is called so everywhere.
class RemediesTest {

  private static final Path CHECKOUT = Path.of("").toAbsolutePath().getParent();

  private static final List<String> MODULES =
      List.of(
          "messaging", "governance", "service-runtime", "registry-service", "promotion-service");

  /// `new Refusal("CODE"`, `new Broken("CODE"`, `refused("CODE"`, `objection("CODE"` and their
  /// like.
  private static final Pattern MADE =
      Pattern.compile(
          "\\b\\w*(?:[Rr]efus|[Oo]bjection|[Bb]roken|[Bb]reach|[Uu]nacceptable|[Uu]nsound|bad)\\w*(?:<>)?\\(\\s*(?:[\\w.]+\\s*,\\s*)?(?:[^\";]*\\?\\s*\"([A-Z0-9_]{3,})\"\\s*:\\s*)?\"([A-Z][A-Z0-9_]{2,})\"");

  private static final Pattern CONSTANT = Pattern.compile("String ([A-Z][A-Z0-9_]+) = \"(\\1)\"");

  @Test
  void every_code_that_a_record_can_be_refused_with_has_a_sentence_of_its_own() throws IOException {
    Set<String> codes = codes();
    assertThat(codes)
        .as("what the search itself must find")
        .contains("UNKNOWN_WORKSPACE", "KEY_MISMATCH", "TRUNCATED", "NOT_FINITE")
        .contains("UNKNOWN_ENVIRONMENT", "TIMER_TOO_EARLY", "REVISION_TAKEN", "GATE_FAILED")
        .hasSizeGreaterThan(35);
    assertThat(codes).as("add a line to remedies.properties").allMatch(Remedies::knows);
  }

  @Test
  void a_code_of_another_release_has_a_general_sentence() {
    assertThat(Remedies.knows("OF_TOMORROW")).isFalse();
    assertThat(Remedies.of("OF_TOMORROW")).contains("send it again");
  }

  private static Set<String> codes() throws IOException {
    Set<String> codes = new TreeSet<>();
    for (String module : MODULES) {
      try (Stream<Path> files = Files.walk(CHECKOUT.resolve(module).resolve("src/main/java"))) {
        for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
          String source = Files.readString(file).replaceAll("Problem\\s*\\.\\s*badRequest", "");
          for (Pattern pattern : List.of(MADE, CONSTANT)) {
            pattern
                .matcher(source)
                .results()
                .forEach(
                    found -> {
                      codes.add(found.group(2));
                      if (found.group(1) != null) {
                        codes.add(found.group(1));
                      }
                    });
          }
        }
      }
    }
    return codes;
  }
}
