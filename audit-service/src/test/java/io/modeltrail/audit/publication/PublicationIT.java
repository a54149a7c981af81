package io.modeltrail.audit.publication;

import static io.modeltrail.audit.publication.TrailDatabase.ENTRIES_AT_ONCE;
import static io.modeltrail.audit.publication.TrailDatabase.SIGNER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.modeltrail.audit.AuditParts;
import io.modeltrail.tlog.checkpoint.CheckpointSigner;
import io.modeltrail.tlog.checkpoint.SignedCheckpoint;
import io.modeltrail.tlog.note.KeyName;
import io.modeltrail.tlog.note.SignerKey;
import io.modeltrail.tlog.tile.LogCheck;
import io.modeltrail.tlog.tree.MemoryTree;
import io.modeltrail.tlog.tree.TreeHashing;
import io.modeltrail.tlog.tree.TreeHead;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// On a database of its own, beside the service's.
@QuarkusTest
@QuarkusTestResource(AuditParts.class)
class PublicationIT {

  @ConfigProperty(name = "quarkus.datasource.jdbc.url")
  String url;

  @ConfigProperty(name = "quarkus.datasource.username")
  String user;

  @ConfigProperty(name = "quarkus.datasource.password")
  String password;

  private TrailDatabase trail;

  @BeforeEach
  void an_empty_trail() throws SQLException {
    trail = new TrailDatabase(url, user, password);
  }

  private static final class Stopped extends Error {
    private static final long serialVersionUID = 1L;
  }

  @Test
  void every_entry_is_covered_by_a_checkpoint_that_is_sound_and_kept_outside() throws Exception {
    try (Publication publication = trail.publication()) {
      for (int added : new int[] {1, 1, 254, 1, 300, 700, 3}) {
        trail.add(added);
        publishAll(publication);
        isSound();
      }
      assertThat(publication.turn()).isEqualTo(new Turn.Published(1260, false));
    }
    assertThat(trail.place.kept.stream().map(it -> it.checkpoint().head().size()))
        .containsExactly(1L, 2L, 256L, 257L, 557L, 857L, 1157L, 1257L, 1260L);
  }

  /// The next one is another instance.
  @ParameterizedTest
  @EnumSource(PublicationPoint.class)
  void who_is_stopped_at_a_commit_point_is_followed_by_the_next(PublicationPoint point)
      throws Exception {
    // given
    trail.add(10);
    try (Publication first = trail.publication()) {
      publishAll(first);
    }
    trail.add(10);
    Publication stopped =
        trail.publication(
            SIGNER,
            reached -> {
              if (reached == point) {
                throw new Stopped();
              }
            });

    // when
    try {
      stopped.turn();
    } catch (Stopped e) {
      // as a crash would
    } finally {
      stopped.close();
    }

    // then
    try (Publication next = trail.publication()) {
      publishAll(next);
    }
    isSound();
    assertThat(trail.query("SELECT count(*) FROM checkpoint WHERE NOT is_kept")).isZero();
    assertThat(trail.place.kept.getLast().checkpoint().head().size()).isEqualTo(20);
    neverContradictsItself();
  }

  @Test
  void one_instance_publishes_at_a_time_and_another_takes_over_when_it_is_gone() throws Exception {
    trail.add(5);
    Publication first = trail.publication();
    try (Publication second = trail.publication()) {
      publishAll(first);
      assertThat(second.turn()).isEqualTo(new Turn.Standby(5, 0));

      first.close();
      trail.add(5);

      assertThat(second.turn()).isEqualTo(new Turn.Published(10, false));
    }
    isSound();
  }

  /// The lock is not what the log's one history rests on.
  @Test
  void of_two_who_sign_at_the_same_time_one_fails() throws Exception {
    trail.add(5);
    try (Publication publication = trail.publication()) {
      publishAll(publication);
    }
    trail.add(5);
    TreeHead last = trail.place.kept.getLast().checkpoint().head();
    Integration first = integration();
    Integration second = integration();
    try (Connection one = trail.dataSource.getConnection();
        Connection other = trail.dataSource.getConnection()) {
      one.setAutoCommit(false);
      first.extend(one, last);
      one.commit();
      other.setAutoCommit(false);

      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> second.extend(other, last))
          .withMessageContaining("somebody else has signed");
    }
  }

  @Test
  void a_database_that_was_restored_from_before_is_noticed_before_anything_is_signed()
      throws Exception {
    // given
    trail.add(20);
    try (Publication publication = trail.publication()) {
      publishAll(publication);
    }

    // when
    trail.tamper(
        "DELETE FROM entry WHERE index >= 10; DELETE FROM checkpoint; DELETE FROM tile; DELETE FROM log");

    // then
    try (Publication publication = trail.publication()) {
      refuses(publication, "older than what was signed: it knows 0 entries as signed, 20 were");
      trail.add(100); // other ones, as after a restore
      refuses(publication, "older than what was signed");
    }
    assertThat(trail.query("SELECT count(*) FROM checkpoint")).isZero();
  }

  @Test
  void a_database_with_another_history_is_noticed() throws Exception {
    trail.add(20);
    try (Publication publication = trail.publication()) {
      publishAll(publication);
    }
    SignedCheckpoint signed = trail.place.kept.getLast();
    trail.tamper(
        "UPDATE entry SET leaf = 'other', leaf_hash = sha256('\\x00'::bytea || 'other') WHERE index = 3;"
            + "DELETE FROM checkpoint; DELETE FROM tile; DELETE FROM log");
    trail.place.kept.clear();
    try (Publication forged = trail.publication()) {
      trail.add(5);
      publishAll(forged);
    }
    trail.place.kept.clear();
    trail.place.kept.add(signed);

    try (Publication publication = trail.publication()) {
      refuses(publication, "another history than what was signed: with 20 entries");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "UPDATE tile SET hashes = sha256(hashes) || substr(hashes, 33) WHERE path = 'tile/0/000.p/20' ; the tiles do not agree",
        "DELETE FROM tile WHERE path = 'tile/0/000.p/20' ; tile/0/000",
        "DELETE FROM entry WHERE index = 22 ; entry 22 is missing",
        "UPDATE entry SET leaf = set_bit(leaf, 9, 1 - get_bit(leaf, 9)) WHERE index = 22 ; the leaf of entry 22 is not what it was",
        "UPDATE entry SET leaf_hash = set_bit(leaf_hash, 9, 1 - get_bit(leaf_hash, 9)) WHERE index = 22 ; the leaf of entry 22 is not what it was",
        "INSERT INTO tile SELECT origin, 'tile/0/000.p/25', decode(repeat('00', 800), 'hex') FROM log ; another tile/0/000.p/25 is stored already",
      })
  void what_was_changed_in_the_database_is_noticed_before_it_is_signed(String change, String found)
      throws Exception {
    trail.add(20);
    try (Publication publication = trail.publication()) {
      publishAll(publication);
    }
    trail.add(5);
    trail.tamper(change);

    try (Publication publication = trail.publication()) {
      refuses(publication, found);
    }
    assertThat(trail.place.kept.getLast().checkpoint().head().size()).isEqualTo(20);
  }

  @Test
  void after_another_key_took_over_what_the_former_signed_still_counts() throws Exception {
    trail.add(5);
    try (Publication publication = trail.publication()) {
      publishAll(publication);
    }
    CheckpointSigner next =
        new CheckpointSigner(SignerKey.generate(new KeyName(SIGNER.origin()), new SecureRandom()));
    trail.add(5);

    try (Publication publication = trail.publication(next, point -> {})) {
      assertThat(publication.turn()).isEqualTo(new Turn.Published(10, false));
    }

    assertThat(trail.place.kept).hasSize(2);
    neverContradictsItself();
  }

  @Test
  void a_key_whose_predecessor_is_not_named_signs_nothing() throws Exception {
    trail.add(5);
    try (Publication publication = trail.publication()) {
      publishAll(publication);
    }
    CheckpointSigner next =
        new CheckpointSigner(SignerKey.generate(new KeyName(SIGNER.origin()), new SecureRandom()));
    trail.add(5);

    try (Publication publication =
        trail.publication(next, point -> {}, List.of(next.key().verifierKey()))) {
      refuses(publication, "name it in modeltrail.audit-log.former-keys");
    }
  }

  @Test
  void a_place_that_has_lost_what_it_kept_gets_it_again() throws Exception {
    trail.add(5);
    try (Publication publication = trail.publication()) {
      publishAll(publication);
    }
    trail.place.kept.clear();

    try (Publication publication = trail.publication()) {
      publishAll(publication);
    }

    assertThat(trail.place.kept).hasSize(1);
  }

  private void refuses(Publication publication, String why) {
    assertThat(publication.turn())
        .asInstanceOf(type(Turn.Refusing.class))
        .extracting(Turn.Refusing::reason)
        .asString()
        .contains(why);
  }

  private static Integration integration() {
    return new Integration(SIGNER, ENTRIES_AT_ONCE, Clock.systemUTC());
  }

  private static void publishAll(Publication publication) {
    Turn turn;
    do {
      turn = publication.turn();
      assertThat(turn).isInstanceOf(Turn.Published.class);
    } while (turn instanceof Turn.Published published && published.isBehind());
  }

  /// Computed anew from the entries alone.
  private void isSound() throws Exception {
    TreeHead head = trail.place.kept.getLast().checkpoint().head();
    try (Connection connection = trail.dataSource.getConnection()) {
      assertThat(LogCheck.run(new TileTable(connection, SIGNER.origin()), head))
          .isEqualTo(new LogCheck.Finding.Sound(head));
    }
  }

  /// Each that was signed has the root that the entries lead to.
  private void neverContradictsItself() {
    List<TreeHead> heads =
        trail.place.kept.stream().map(it -> it.checkpoint().head()).distinct().toList();
    for (TreeHead head : heads) {
      MemoryTree tree = new MemoryTree();
      for (long index = 0; index < head.size(); index++) {
        tree.append(TreeHashing.leaf(TrailDatabase.leaf(index)));
      }
      assertThat(tree.head()).isEqualTo(head);
    }
  }
}
