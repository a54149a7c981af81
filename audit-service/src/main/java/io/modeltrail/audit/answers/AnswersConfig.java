package io.modeltrail.audit.answers;

import io.modeltrail.audit.answers.record.Limits;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// What answers rest on, and what they may cost.
@ConfigMapping(prefix = AnswersConfig.PREFIX)
interface AnswersConfig {

  String PREFIX = "modeltrail.audit";

  /// A folder with the public keys of promotion-service, as that has them: files `*.pem` with one
  /// Ed25519 key each, those of before too. Without it, signatures of decisions are not checked.
  Optional<Path> attestationKeys();

  /// Most entries that an answer reads about one model, or of one kind.
  @WithName("answers.facts-max")
  @WithDefault("10000")
  int factsMax();

  /// Most entries of a time that an answer looks at whole.
  @WithName("answers.period-entries-max")
  @WithDefault("100000")
  int periodEntriesMax();

  /// How long the database may take over one statement of an answer.
  @WithName("answers.statement-time-max")
  @WithDefault("20S")
  Duration statementTimeMax();

  /// How many questions an instance answers at once.
  @WithName("answers.at-once")
  @WithDefault("2")
  int atOnce();

  default Limits limits() {
    return new Limits(factsMax(), periodEntriesMax(), statementTimeMax());
  }
}
