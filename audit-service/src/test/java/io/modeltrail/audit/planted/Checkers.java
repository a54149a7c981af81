package io.modeltrail.audit.planted;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.modeltrail.audit.answers.Answers;
import io.modeltrail.audit.answers.record.Limits;
import io.modeltrail.audit.answers.story.AttestationKeys;
import io.modeltrail.audit.publication.TrailDatabase;
import io.modeltrail.audit.story.StorySchemas;
import io.modeltrail.cli.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/// Those who find something: the service's own answers, and the commands that reviewers run.
final class Checkers {

  private static final ObjectMapper JSON = new ObjectMapper().registerModule(new JavaTimeModule());
  private static final Limits LIMITS = new Limits(10_000, 100_000, Duration.ofSeconds(60));
  private static final String KEY = TrailDatabase.SIGNER.key().verifierKey().toString();

  private final StorySchemas schemas;
  private final PublicKey door;

  /// What `violations` found.
  ///
  /// @param model empty if it is of none
  /// @param index of the entry that is wrong; -1: of none
  /// @param entries that show it
  record Violation(String model, String code, long index, List<Long> entries, String what) {

    static Violation of(JsonNode row) {
      List<Long> entries = new ArrayList<>();
      row.get("entries").forEach(each -> entries.add(each.asLong()));
      return new Violation(
          row.path("model").asText(""),
          row.get("code").asText(),
          row.path("index").asLong(-1),
          entries,
          row.get("what").asText());
    }
  }

  /// What a command said.
  record Command(int exitCode, String printed) {}

  /// @param door whose signatures are on decisions
  Checkers(StorySchemas schemas, PublicKey door) {
    this.schemas = schemas;
    this.door = door;
  }

  /// `GET /answers/violations`, of all the time.
  List<Violation> violations(TrailDatabase database) throws SQLException {
    Answers answers =
        new Answers(
            database.dataSource(),
            new Answers.Means(
                schemas.client(),
                StorySchemas.SUBJECT,
                TrailDatabase.SIGNER.log(),
                AttestationKeys.of(List.of(door)),
                LIMITS));
    Map<String, String> asked =
        Map.of(
            "limit", "1000",
            "from", Year.BEGIN.minus(Duration.ofDays(1)).toString(),
            "to", Year.END.plus(Duration.ofDays(60)).toString());
    JsonNode answer = JSON.valueToTree(answers.answer("violations", asked).answer());
    List<Violation> found = new ArrayList<>();
    answer.get("rows").forEach(row -> found.add(Violation.of(row)));
    return found;
  }

  /// `modeltrail audit fsck`.
  ///
  /// @param kept a checkpoint that the reviewer has kept
  /// @return its report
  JsonNode fsck(String url, Path kept) throws IOException {
    Path report = Files.createTempFile("fsck", ".json");
    Command command =
        run(
            "audit",
            "fsck",
            url,
            "--key",
            KEY,
            "--token",
            "auditor",
            "--checkpoint",
            kept,
            "--json",
            report);
    if (command.exitCode > 1) {
      throw new IOException(command.printed);
    }
    return JSON.readTree(Files.readString(report));
  }

  /// `modeltrail audit watch`, once.
  ///
  /// @param state a checkpoint that the reviewer holds
  Command watch(String url, Path state) {
    return run("audit", "watch", url, "--key", KEY, "--once", "--state", state);
  }

  /// `modeltrail verify`.
  ///
  /// @return the checks that say that something is wrong
  List<String> verify(Path bundle) throws IOException {
    Path report = Files.createTempFile("verify", ".json");
    Path keys = Files.createTempFile("door", ".pem");
    String base64 = Base64.getMimeEncoder().encodeToString(door.getEncoded());
    Files.writeString(
        keys, "-----BEGIN PUBLIC KEY-----\n%s\n-----END PUBLIC KEY-----\n".formatted(base64));
    Command command =
        run("verify", bundle, "--key", KEY, "--attestation-key", keys, "--json", report);
    if (command.exitCode > 1) {
      throw new IOException(command.printed);
    }
    List<String> wrong = new ArrayList<>();
    for (JsonNode each : JSON.readTree(Files.readString(report)).get("findings")) {
      if (each.get("verdict").asText().equals("WRONG")) {
        wrong.add(each.get("check").asText());
      }
    }
    return wrong.stream().distinct().sorted().toList();
  }

  private static Command run(Object... arguments) {
    StringWriter printed = new StringWriter();
    PrintWriter out = new PrintWriter(printed);
    List<String> words = new ArrayList<>();
    for (Object each : arguments) {
      words.add(each.toString());
    }
    int code = Main.commandLine().setOut(out).setErr(out).execute(words.toArray(String[]::new));
    return new Command(code, printed.toString());
  }
}
