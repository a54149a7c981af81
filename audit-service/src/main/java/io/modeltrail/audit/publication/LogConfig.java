package io.modeltrail.audit.publication;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The log that the trail is published as, the same for all instances but for `kept-in`.
@ConfigMapping(prefix = LogConfig.PREFIX)
public interface LogConfig {

  String PREFIX = "modeltrail.audit-log";

  /// What becomes of a checkpoint that too few witnesses have cosigned.
  enum WithoutQuorum {
    /// The one before is shown until enough have.
    WAIT,
    /// It is shown with the cosignatures that it has.
    PUBLISH
  }

  /// Which log it is, for ever: a URL without its scheme, as `audit.example.org/modeltrail`. It is
  /// the name of its key, too.
  @WithDefault("modeltrail.local/audit")
  String origin();

  /// A file, what checkpoints are signed with: an Ed25519 key, PKCS#8 as PEM.
  @WithDefault("/etc/modeltrail/audit-log/private-key.pem")
  Path privateKey();

  /// The verifier keys that were used before, as `GET /log` showed them. What they signed counts.
  Optional<List<String>> formerKeys();

  /// A folder outside of the database and its backups, where what was signed last is kept; several
  /// instances may share it. Without it the topic `audit.checkpoint` alone remembers.
  Optional<Path> keptIn();

  /// A file, a policy as c2sp.org/tlog-policy has it: which witnesses are asked to cosign what is
  /// signed, and how many must have. Without it nobody is asked.
  Optional<Path> witnessPolicy();

  /// What becomes of a checkpoint that too few of them have cosigned.
  @WithDefault("wait")
  WithoutQuorum withoutQuorum();

  /// How long all witnesses together may take.
  @WithDefault("5S")
  Duration witnessTimeout();

  /// Tiles of hashes that are kept in memory, of 8 KiB each at most.
  @WithDefault("1024")
  int tilesInMemory();

  /// How often entries that wait are integrated and signed.
  @WithDefault("0.5S")
  Duration every();

  /// Most entries that one checkpoint adds.
  @WithDefault("4096")
  int entriesAtOnce();
}
