package io.modeltrail.promotion.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeltrail.event.DeploymentOutcome;
import io.modeltrail.event.PromotionState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Every state and every command.
class CommandTest {

  private static final Instant LATER = Instant.parse("2026-03-01T10:00:00Z");
  private static final Review REVIEW = new Review(List.of("validator"), LATER);

  private static final Map<String, Life> LIVES = lives();
  private static final Map<String, Command> COMMANDS = commands();

  private static Map<String, Life> lives() {
    Map<String, Life> lives = new LinkedHashMap<>();
    lives.put("asked", new Life.Asked());
    lives.put("waiting", new Life.Waiting(Wait.GATES, LATER));
    lives.put("awaiting", new Life.AwaitingApproval(List.of("validator"), LATER));
    lives.put("promoted", new Life.Promoted(null));
    lives.put("deployed", new Life.Deployed(null));
    lives.put("failed", new Life.Failed(null));
    lives.put("promoted in an emergency", new Life.Promoted(REVIEW));
    Stream.of("REFUSED", "REJECTED", "WITHDRAWN", "SUPERSEDED", "EXPIRED", "ROLLED_BACK")
        .forEach(state -> lives.put(state, new Life.Ended(PromotionState.valueOf(state))));
    return lives;
  }

  private static Map<String, Command> commands() {
    Map<String, Command> commands = new LinkedHashMap<>();
    commands.put("let", new Command.Judge(new Ruling.Promoted(List.of(), null)));
    commands.put(
        "hold", new Command.Judge(new Ruling.Waiting(List.of(), Wait.SOAK, "a day", LATER)));
    commands.put(
        "ask", new Command.Judge(new Ruling.AwaitingApproval(List.of(), List.of("a"), LATER)));
    commands.put("refuse", new Command.Judge(new Ruling.Refused("NO", "no", List.of())));
    commands.put("miss", new Command.Miss());
    commands.put("reject", new Command.Reject());
    commands.put("withdraw", new Command.Withdraw());
    commands.put("expire", new Command.Expire());
    commands.put("supersede", new Command.Supersede());
    for (DeploymentOutcome outcome : DeploymentOutcome.values()) {
      commands.put("report " + outcome, new Command.Report(outcome));
    }
    commands.put("roll back", new Command.RollBack());
    commands.put("approve", new Command.Approve(null));
    return commands;
  }

  /// A row for each state: the commands that lead somewhere, in the order above, and the states
  /// that they lead to.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          asked      | let PROMOTED, hold WAITING, ask AWAITING_APPROVAL, refuse REFUSED, withdraw WITHDRAWN, supersede SUPERSEDED
          waiting    | let PROMOTED, hold WAITING, ask AWAITING_APPROVAL, refuse REFUSED, miss REFUSED, withdraw WITHDRAWN, supersede SUPERSEDED
          awaiting   | let PROMOTED, hold WAITING, ask AWAITING_APPROVAL, refuse REFUSED, reject REJECTED, withdraw WITHDRAWN, expire EXPIRED, supersede SUPERSEDED
          promoted   | report SUCCEEDED DEPLOYED, report FAILED FAILED, report ROLLED_BACK ROLLED_BACK, report REMOVED PROMOTED, report UNKNOWN PROMOTED, roll back ROLLED_BACK
          deployed   | report SUCCEEDED DEPLOYED, report FAILED FAILED, report ROLLED_BACK ROLLED_BACK, report REMOVED DEPLOYED, report UNKNOWN DEPLOYED, roll back ROLLED_BACK
          failed     | report SUCCEEDED DEPLOYED, report FAILED FAILED, report ROLLED_BACK ROLLED_BACK, report REMOVED FAILED, report UNKNOWN FAILED, roll back ROLLED_BACK
          promoted in an emergency | report SUCCEEDED DEPLOYED, report FAILED FAILED, report ROLLED_BACK ROLLED_BACK, report REMOVED PROMOTED, report UNKNOWN PROMOTED, roll back ROLLED_BACK, approve PROMOTED
          REFUSED    | nothing
          REJECTED   | nothing
          WITHDRAWN  | nothing
          SUPERSEDED | nothing
          EXPIRED    | nothing
          ROLLED_BACK | nothing
          """)
  void only_these_commands_lead_from_a_state(String state, String expected) {
    Life life = LIVES.get(state);
    List<String> leads = new ArrayList<>();
    COMMANDS.forEach(
        (name, command) ->
            command.from(life).ifPresent(next -> leads.add(name + " " + next.state())));

    assertThat(leads.isEmpty() ? "nothing" : String.join(", ", leads)).isEqualTo(expected);
  }

  @ParameterizedTest
  @EnumSource(PromotionState.class)
  void every_state_of_the_contract_is_covered_or_does_not_rest(PromotionState state) {
    boolean covered = LIVES.values().stream().anyMatch(life -> life.state() == state);

    assertThat(covered).isEqualTo(state != PromotionState.UNKNOWN);
  }

  @Test
  void what_a_deployment_system_says_leaves_the_review_of_an_emergency_open() {
    Life life =
        new Command.Report(DeploymentOutcome.SUCCEEDED)
            .from(new Life.Promoted(REVIEW))
            .orElseThrow();

    assertThat(life).isEqualTo(new Life.Deployed(REVIEW));
  }

  @ParameterizedTest
  @EnumSource(
      value = PromotionState.class,
      names = {"REQUESTED", "WAITING", "AWAITING_APPROVAL", "PROMOTED", "DEPLOYED", "FAILED"})
  void what_goes_on_is_no_end(PromotionState state) {
    assertThatThrownBy(() -> new Life.Ended(state)).isInstanceOf(IllegalArgumentException.class);
  }
}
