package io.modeltrail.audit.publication;

import static io.modeltrail.audit.publication.TrailDatabase.SIGNER;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.modeltrail.audit.AuditParts;
import io.modeltrail.audit.publication.LogConfig.WithoutQuorum;
import io.modeltrail.audit.witnessing.WitnessAtHome;
import io.modeltrail.tlog.checkpoint.SignedCheckpoint;
import io.modeltrail.tlog.tile.TiledTree;
import io.modeltrail.tlog.tree.TreeHead;
import io.modeltrail.tlog.witness.Policy;
import io.modeltrail.tlog.witness.PolicyVerdict;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Publishers that ask real witnesses, on a database of their own.
@QuarkusTest
@QuarkusTestResource(AuditParts.class)
class WitnessingIT {

  @ConfigProperty(name = "quarkus.datasource.jdbc.url")
  String url;

  @ConfigProperty(name = "quarkus.datasource.username")
  String user;

  @ConfigProperty(name = "quarkus.datasource.password")
  String password;

  private TrailDatabase trail;
  private WitnessAtHome one;
  private WitnessAtHome two;

  private static final class Stopped extends Error {
    private static final long serialVersionUID = 1L;
  }

  @BeforeEach
  void a_trail_with_two_witnesses_that_are_both_needed() throws Exception {
    trail = new TrailDatabase(url, user, password);
    one = new WitnessAtHome("one", SIGNER.log());
    two = new WitnessAtHome("two", SIGNER.log());
    String text =
        "log %s\n%s%sgroup both all one two\nquorum both\n"
            .formatted(SIGNER.key().verifierKey(), one.line(), two.line());
    trail.policy = Policy.parse(text.getBytes(UTF_8));
  }

  @AfterEach
  void stop() {
    one.close();
    two.close();
  }

  @Test
  void what_is_shown_is_kept_first_then_cosigned_and_kept_so() throws Exception {
    // given
    try (Publication publication = trail.publication()) {
      trail.add(20);
      // when
      assertThat(publication.turn()).isEqualTo(new Turn.Published(20, false));
      trail.add(300);
      assertThat(publication.turn()).isEqualTo(new Turn.Published(320, true));
    }

    // then
    assertThat(trail.place.kept.stream().map(it -> it.note().signatures().size()))
        .containsExactly(1, 3, 1, 3);
    assertThat(shown()).contains(trail.place.kept.getLast());
    assertThat(trail.policy.decide(shown().orElseThrow(), Instant.now()))
        .isInstanceOf(PolicyVerdict.Satisfied.class);
    assertThat(one.newest().orElseThrow().checkpoint().head().size()).isEqualTo(320);
  }

  @Test
  void while_a_witness_is_away_what_was_shown_before_is_shown_and_then_all_of_it()
      throws Exception {
    try (Publication publication = trail.publication()) {
      trail.add(10);
      publication.turn();
      two.goAway();
      trail.add(10);

      assertThat(publication.turn())
          .asInstanceOf(type(Turn.Unwitnessed.class))
          .satisfies(
              turn -> {
                assertThat(turn.shown()).isEqualTo(10);
                assertThat(turn.behind()).isEqualTo(10);
                assertThat(turn.reason()).startsWith("two: is away: ");
              });
      trail.add(400);
      int asked = one.asked.size();
      assertThat(publication.turn())
          .asInstanceOf(type(Turn.Unwitnessed.class))
          .extracting(Turn.Unwitnessed::behind)
          .isEqualTo(410L);
      assertThat(one.asked).hasSize(asked); // It has cosigned already.
      assertThat(shown().orElseThrow().checkpoint().head().size()).isEqualTo(10);

      two.comeBack();

      assertThat(publication.turn()).isEqualTo(new Turn.Published(20, false));
      assertThat(publication.turn()).isEqualTo(new Turn.Published(320, true));
      assertThat(publication.turn()).isEqualTo(new Turn.Published(420, false));
    }
    assertThat(shown().orElseThrow().note().signatures()).hasSize(3);
  }

  @Test
  void by_configuration_it_is_shown_without_those_that_are_away() throws Exception {
    trail.withoutQuorum = WithoutQuorum.PUBLISH;
    two.goAway();
    trail.add(10);

    try (Publication publication = trail.publication()) {
      assertThat(publication.turn()).isEqualTo(new Turn.Published(10, false));
    }

    assertThat(shown().orElseThrow().note().signatures()).hasSize(2);
  }

  @Test
  void what_was_shown_before_there_was_a_policy_is_cosigned_by_and_by() throws Exception {
    Policy later = trail.policy;
    trail.policy = Policy.of(SIGNER.key().verifierKey());
    trail.add(10);
    try (Publication publication = trail.publication()) {
      publication.turn();
    }
    assertThat(shown().orElseThrow().note().signatures()).hasSize(1);
    trail.policy = later;

    try (Publication publication = trail.publication()) {
      assertThat(publication.turn()).isEqualTo(new Turn.Published(10, false));
    }

    assertThat(shown().orElseThrow().note().signatures()).hasSize(3);
    assertThat(trail.place.kept.getLast()).isEqualTo(shown().orElseThrow());
  }

  /// The next one is another instance.
  @ParameterizedTest
  @EnumSource(PublicationPoint.class)
  void who_is_stopped_at_a_commit_point_is_followed_by_the_next(PublicationPoint point)
      throws Exception {
    // given
    trail.add(10);
    try (Publication first = trail.publication()) {
      first.turn();
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
      assertThat(next.turn()).isEqualTo(new Turn.Published(20, false));
    }
    assertThat(shown().orElseThrow().checkpoint().head().size()).isEqualTo(20);
    assertThat(shown().orElseThrow().note().signatures()).hasSize(3);
    assertThat(trail.place.kept.getLast()).isEqualTo(shown().orElseThrow());
    agreesWithTheWitness();
  }

  /// No place but the witness remembers.
  @Test
  void a_witness_that_is_ahead_of_a_restored_database_keeps_it_from_signing() throws Exception {
    // given
    try (Publication publication = trail.publication()) {
      trail.add(10);
      publication.turn();
      trail.add(10);
      publication.turn();
    }
    TreeHead ten = trail.place.kept.getFirst().checkpoint().head();

    // when
    trail.place.kept.clear();
    trail.tamper(
        ("DELETE FROM entry WHERE index >= 10; DELETE FROM checkpoint WHERE size > 10;"
                + "DELETE FROM tile WHERE path LIKE '%p/20';"
                + "UPDATE log SET size = 10, root = '\\x{}'")
            .replace("{}", HexFormat.of().formatHex(ten.root().bytes())));
    trail.add(50); // other ones, as after a restore

    // then
    refuses("it knows 10 entries as signed, and the witness one has cosigned 20");
    assertThat(trail.query("SELECT max(size) FROM checkpoint")).isEqualTo(10);

    // and when all is lost
    trail.tamper("DELETE FROM checkpoint; DELETE FROM tile; DELETE FROM log");

    // then
    refuses("it knows 0 entries as signed, and the witness one has cosigned 20");
    assertThat(trail.query("SELECT count(*) FROM checkpoint")).isZero();
  }

  @Test
  void a_witness_of_another_history_keeps_it_from_signing() throws Exception {
    try (Publication publication = trail.publication()) {
      trail.add(20);
      publication.turn();
    }
    trail.place.kept.clear();
    trail.tamper("DELETE FROM checkpoint; DELETE FROM tile; DELETE FROM log");
    trail.tamper(
        "UPDATE entry SET leaf = 'other', leaf_hash = sha256('\\x00'::bytea || 'other') WHERE index = 3");
    Policy both = trail.policy;
    trail.policy = Policy.of(SIGNER.key().verifierKey());
    try (Publication forged = trail.publication()) {
      trail.add(5);
      forged.turn();
    }
    trail.policy = both;

    refuses("another history than the one that the witness one has cosigned");
  }

  /// It would hold what nobody goes on from.
  @Test
  void who_was_superseded_shows_nothing_to_a_witness() throws Exception {
    try (Publication publication = trail.publication()) {
      trail.add(10);
      publication.turn();
      trail.place.isTaken = true;
      trail.add(10);

      assertThat(publication.turn()).isInstanceOf(Turn.Waiting.class);
    }

    assertThat(one.newest().orElseThrow().checkpoint().head().size()).isEqualTo(10);
  }

  private void refuses(String why) {
    try (Publication publication = trail.publication()) {
      assertThat(publication.turn())
          .asInstanceOf(type(Turn.Refusing.class))
          .extracting(Turn.Refusing::reason)
          .asString()
          .contains(why);
    }
  }

  private Optional<SignedCheckpoint> shown() throws Exception {
    try (Connection connection = trail.dataSource.getConnection()) {
      return new CheckpointTable(connection, SIGNER.origin()).newestKept();
    }
  }

  /// Nothing that a witness has seen is not the beginning of the log.
  private void agreesWithTheWitness() throws Exception {
    TreeHead seen = two.newest().orElseThrow().checkpoint().head();
    try (Connection connection = trail.dataSource.getConnection()) {
      TreeHead now = shown().orElseThrow().checkpoint().head();
      TiledTree tree = TiledTree.open(new TileTable(connection, SIGNER.origin()), now);
      assertThat(tree.at(seen.size()).head()).isEqualTo(seen);
    }
  }
}
