package io.modeltrail.localstack.identity;

import java.nio.file.Path;

/// All keys of a stack, each in a folder of its own but the first.
///
/// @param tokens what tokens are signed and verified with
/// @param attestations what promotion-service signs with
/// @param log what audit-service signs with
public record Keys(SigningKey tokens, AttestationKey attestations, LogKey log) {

  /// The keys in the folder, made where there are none.
  public static Keys in(Path folder) {
    return new Keys(
        SigningKey.in(folder),
        AttestationKey.in(folder.resolve("attestation")),
        LogKey.in(folder.resolve("audit-log")));
  }
}
