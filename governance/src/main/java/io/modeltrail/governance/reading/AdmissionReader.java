package io.modeltrail.governance.reading;

import io.modeltrail.governance.Admission;
import io.modeltrail.governance.Approvals;
import io.modeltrail.governance.Emergency;
import io.modeltrail.governance.Names;
import io.modeltrail.governance.gate.Gate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Reads how a version comes into an environment: the keys `promote`, `gates`, `approvals`,
/// `expires` and `emergency`.
final class AdmissionReader {

  private static final String AUTOMATICALLY = "automatically";
  private static final String ON_REQUEST = "on-request";
  private static final Times.Span EXPIRES =
      new Times.Span(Approvals.EXPIRES_MIN, Approvals.EXPIRES_MAX, Approvals.EXPIRES_EXPECTED);
  private static final Times.Span REVIEW =
      new Times.Span(Emergency.REVIEW_MIN, Emergency.REVIEW_MAX, Emergency.REVIEW_EXPECTED);

  private final Flaws flaws;
  private final GateReader gates;

  AdmissionReader(Flaws flaws) {
    this.flaws = flaws;
    this.gates = new GateReader(flaws);
  }

  UnaryOperator<Admission> read(Block block) {
    var automatic = Given.set(automatic(block), Admission::withAutomatic);
    var behind = Given.set(gates(block), Admission::withGates);
    var by = Given.set(roles(block), Approvals::withRoles);
    var within = Given.set(Times.read(block, "expires", EXPIRES, flaws), Approvals::withExpires);
    var emergency = emergency(block);
    return was -> {
      var approvals = within.apply(by.apply(was.approvals()));
      return emergency.apply(behind.apply(automatic.apply(was))).withApprovals(approvals);
    };
  }

  private static Optional<Boolean> automatic(Block block) {
    return block
        .word(
            "promote",
            List.of(AUTOMATICALLY, ON_REQUEST),
            "automatically; or on-request, as without promote: when a version is asked for")
        .map(AUTOMATICALLY::equals);
  }

  private Optional<List<Gate>> gates(Block block) {
    if (!block.has("gates")) {
      return Optional.empty();
    }
    var read = new ArrayList<Gate>();
    var names = new HashSet<String>();
    for (var place : block.list("gates", GovernanceFile.GATES_MAX, "a list of gates")) {
      Block.of(place, Keys.GATE, flaws)
          .flatMap(gate -> gates.read(gate, names))
          .ifPresent(read::add);
    }
    return Optional.of(read);
  }

  /// A role may stand there twice: that are two people.
  private Optional<List<String>> roles(Block block) {
    if (!block.has("approvals")) {
      return Optional.empty();
    }
    var read = new ArrayList<String>();
    var expected = "a list of roles, as { role: validator }";
    for (var place : block.list("approvals", GovernanceFile.APPROVALS_MAX, expected)) {
      Block.of(place, Keys.APPROVAL, flaws).flatMap(AdmissionReader::role).ifPresent(read::add);
    }
    return Optional.of(read);
  }

  static Optional<String> role(Block block) {
    return block.named("role", "a role", Names::isRole, Names.NAME_EXPECTED);
  }

  private UnaryOperator<Admission> emergency(Block block) {
    var place = block.at("emergency");
    if (place == null) {
      return UnaryOperator.identity();
    }
    if (Values.isNone(place)) {
      return was -> was.withEmergency(null);
    }
    return Given.set(
        Block.of(place, Keys.EMERGENCY, flaws).flatMap(this::emergencyBlock),
        Admission::withEmergency);
  }

  private Optional<Emergency> emergencyBlock(Block block) {
    var role = role(block);
    var review = Times.read(block, "review-within", REVIEW, flaws);
    return role.flatMap(by -> review.map(within -> new Emergency(by, within)));
  }
}
