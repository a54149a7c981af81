package io.modeltrail.cli.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeltrail.tlog.MalformedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeafReaderTest {

  private static final String LEAF = new String(GeneratedLog.leaf(2, 41), UTF_8);

  @Test
  void the_leaf_of_the_docs_is_read() throws Exception {
    Path docs = Path.of("../docs/audit-leaf.md");
    Matcher example =
        Pattern.compile("^\\{\"appendedAt.*}$", Pattern.MULTILINE).matcher(Files.readString(docs));
    assertThat(example.find()).isTrue();

    assertThat(LeafReader.read(example.group().getBytes(UTF_8)))
        .isEqualTo(
            new LeafPlace(
                "audit.noted", UUID.fromString("5b0ff0a4-2c1d-4c1e-8b11-7f6f0d1c9e02"), 3, 41));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      value = {
        "{\"appended    | { \"appended           | is not in the canonical form of RFC 8785",
        "\"partition\":2 | \"partition\":2.0     | has no partition as format 1 has it",
        "\"partition\":2 | \"partition\":02      | is not JSON as format 1 has it",
        "\"partition\":2 | \"partition\":-0      | is not in the canonical form of RFC 8785",
        "\"partition\":2 | \"partition\":-1      | has no partition as format 1 has it",
        "\"partition\":2 | \"partition\":\"2\"   | has no partition as format 1 has it",
        "\"partition\":2 | \"partition\":null    | has no partition as format 1 has it",
        "\"partition\":2 | \"partition\":99999999999999999999 | is not JSON as format 1 has it",
        "\"format\":1    | \"format\":2          | has the format 2; this program knows 1: take a newer one",
        "\"offset\":\"41\" | \"offset\":\"041\"  | offset: leading zero in '041'",
        "\"offset\":\"41\" | \"offset\":41       | has no offset as format 1 has it",
        "\"topic\":\"model | \"topic\":\"\\u006dodel | is not in the canonical form of RFC 8785",
        "\"topic\":\"model.trained\" | \"topic\":\"\" | has no topic as format 1 has it",
        "5b0ff0a4-2c1d    | 5B0FF0A4-2C1D        | has no topicId as format 1 has it",
        "0b8f8a1e-6f0e    | b8f8a1e-6f0e         | has no eventId as format 1 has it",
        "17:00:00.120Z    | 17:00:00Z            | has no appendedAt as format 1 has it",
        "ModelTrained\"   | Model Trained\"      | has no type as format 1 has it",
        "\"record\"       | \"recorded\"         | does not commit to its record",
        "\"$.actor.       | \"~.actor.           | has the field 'record' out of order",
        "\"schemaId\"     | \"schemaIdd\"        | has the unknown field 'schemaIdd'",
        "\"schemaId\":7   | \"schemaId\":\"7\"   | has no schemaId as format 1 has it",
        "\"schemaId\":7   | \"schemaId\":7,\"schemaId\":7 | has the field 'schemaId' out of order",
        "\"schemaId\":7   | \"schemaId\":{}      | has no schemaId as format 1 has it",
        "\"commitments\":{ | \"commitments\":{\"\":\"\", | commits to '' with what is no hash",
      })
  void what_is_not_exactly_format_1_is_refused(String old, String replacement, String why) {
    String changed = LEAF.replace(old.strip(), replacement.strip());
    assertThat(changed).isNotEqualTo(LEAF);

    assertThatThrownBy(() -> LeafReader.read(changed.getBytes(UTF_8)))
        .isInstanceOf(MalformedException.class)
        .hasMessageEndingWith(why);
  }

  @Test
  void what_is_no_leaf_at_all_is_refused() {
    for (String text :
        new String[] {"", "x", "[]", "{}", "1", LEAF + " ", LEAF + LEAF, "{\"a\":"}) {
      assertThatThrownBy(() -> LeafReader.read(text.getBytes(UTF_8)))
          .isInstanceOf(MalformedException.class);
    }
    assertThatThrownBy(() -> LeafReader.read(new byte[] {(byte) 0xff}))
        .hasMessageContaining("not UTF-8");
    assertThatThrownBy(() -> LeafReader.read(new byte[LeafReader.BYTES_MAX + 1]))
        .hasMessageContaining("more than 4096 bytes");
  }

  @Test
  void names_that_need_escapes_have_one_form() throws Exception {
    String escaped = LEAF.replace("\"$.actor.subject\"", "\"$['a\\\"\\\\\\n\\u0001']\"");

    assertThat(LeafReader.read(escaped.getBytes(UTF_8)).offset()).isEqualTo(41);
    assertThatThrownBy(() -> LeafReader.read(escaped.replace("\\n", "\\u000a").getBytes(UTF_8)))
        .hasMessageContaining("canonical form");
  }

  /// Nothing but a refusal comes of what somebody made up.
  @Property(tries = 3000)
  void any_byte_changed_is_refused_or_says_something_else(
      @ForAll @IntRange(max = 400) int at, @ForAll byte value) throws Exception {
    byte[] changed = LEAF.getBytes(UTF_8);
    changed[at % changed.length] = value;
    try {
      LeafReader.read(changed);
    } catch (MalformedException e) {
      assertThat(e.format()).isEqualTo("leaf");
    }
  }
}
