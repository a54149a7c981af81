package io.modeltrail.tlog.witness;

import java.util.List;
import java.util.Set;

/// Which witnesses are enough.
public sealed interface Quorum {

  boolean isReached(Set<KnownWitness> seen);

  /// None is needed.
  record None() implements Quorum {

    @Override
    public boolean isReached(Set<KnownWitness> seen) {
      return true;
    }
  }

  record One(KnownWitness witness) implements Quorum {

    @Override
    public boolean isReached(Set<KnownWitness> seen) {
      return seen.contains(witness);
    }
  }

  /// @param name within the policy only
  /// @param threshold how many of the members, from 1 to all
  record Group(String name, int threshold, List<Quorum> members) implements Quorum {

    public Group {
      members = List.copyOf(members);
      if (threshold < 1 || threshold > members.size()) {
        throw new IllegalArgumentException(
            "%d of %d members of %s".formatted(threshold, members.size(), name));
      }
      if (Set.copyOf(members).size() < members.size()) {
        throw new IllegalArgumentException("a member of %s twice".formatted(name));
      }
    }

    @Override
    public boolean isReached(Set<KnownWitness> seen) {
      return members.stream().filter(member -> member.isReached(seen)).count() >= threshold;
    }
  }
}
