package io.modeltrail.messaging.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeltrail.messaging.loop.Positions.Move;
import io.modeltrail.messaging.loop.Positions.Moved;
import io.modeltrail.messaging.loop.Positions.Partition;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What keeps a zombie, or a second owner, from moving a position that is not where it believes.
class PositionsIT {

  private static final Partition PARTITION = new Partition(UUID.randomUUID(), "model.trained", 0);

  @Test
  void a_position_moves_only_from_where_it_is_believed_to_be() throws Exception {
    try (Installation installation = new Installation()) {
      // given
      Transactions transactions = new Transactions(installation.dataSource());
      run(transactions, tx -> Positions.begin(tx, PARTITION, 5));
      run(transactions, tx -> Positions.move(tx, List.of(new Move(PARTITION, 5, 9, 5))));

      // when
      assertThatThrownBy(
              () ->
                  run(
                      transactions,
                      tx -> Positions.move(tx, List.of(new Move(PARTITION, 5, 7, 5)))))
          .isInstanceOf(Moved.class);
      assertThatThrownBy(() -> run(transactions, tx -> Positions.begin(tx, PARTITION, 0)))
          .isInstanceOf(Moved.class);

      // then
      assertThat(transactions.<Object>run(tx -> Positions.applied(tx).get(PARTITION)))
          .isEqualTo(9L);
    }
  }

  private interface Step {
    void in(java.sql.Connection tx) throws java.sql.SQLException;
  }

  private static void run(Transactions transactions, Step step) throws Exception {
    transactions.run(
        tx -> {
          step.in(tx);
          return true;
        });
  }
}
