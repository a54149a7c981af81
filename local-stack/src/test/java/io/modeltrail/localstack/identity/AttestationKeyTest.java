package io.modeltrail.localstack.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttestationKeyTest {

  @TempDir private Path folder;

  @Test
  void the_key_is_made_once_and_only_its_owner_may_read_it() throws IOException {
    var first = AttestationKey.in(folder);
    var text = Files.readString(first.privateKeyFile());
    var second = AttestationKey.in(folder);

    assertThat(second).isEqualTo(first);
    assertThat(second.privateKeyFile()).hasContent(text);
    assertThat(second.publicKeyFolder().toFile().list()).hasSize(1);
    var permissions = Files.getPosixFilePermissions(first.privateKeyFile());
    assertThat(PosixFilePermissions.toString(permissions)).isEqualTo("rw-------");
  }

  @Test
  void where_the_private_key_was_taken_away_another_is_made_and_the_public_one_stays()
      throws IOException {
    var key = AttestationKey.in(folder);
    Files.delete(key.privateKeyFile());

    var next = AttestationKey.in(folder);

    assertThat(next.privateKeyFile()).isRegularFile();
    assertThat(next.publicKeyFolder().toFile().list()).hasSize(2);
  }
}
