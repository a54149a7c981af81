package io.modeltrail.audit.answers.check;

import io.modeltrail.audit.answers.record.Entry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;

/// What notes claim to have been scanned of one partition. Claims that touch are put together.
final class Scanned {

  private final TreeMap<Long, Claim> claims = new TreeMap<>();

  /// @param to exclusive
  /// @param records how many were visible there
  /// @param note the last that claims a part of it
  record Claim(long from, long to, long records, Entry note) {}

  /// @param to exclusive
  record Offsets(long from, long to) {}

  /// @return false if a part of it is claimed already: then it is not added
  boolean add(Claim claim) {
    List<Claim> touching = touching(claim);
    if (touching.stream().anyMatch(each -> each.from < claim.to && claim.from < each.to)) {
      return false;
    }
    long from = claim.from;
    long to = claim.to;
    long records = claim.records;
    for (Claim each : touching) {
      claims.remove(each.from);
      from = Math.min(from, each.from);
      to = Math.max(to, each.to);
      records += each.records;
    }
    claims.put(from, new Claim(from, to, records, claim.note));
    return true;
  }

  private List<Claim> touching(Claim claim) {
    List<Claim> touching = new ArrayList<>();
    for (Claim each : claims.headMap(claim.to, true).descendingMap().values()) {
      if (each.to < claim.from) {
        break;
      }
      touching.add(each);
    }
    return touching;
  }

  Collection<Claim> claims() {
    return Collections.unmodifiableCollection(claims.values());
  }

  /// What of some offsets nobody claims.
  List<Offsets> missing(Offsets wanted) {
    List<Offsets> missing = new ArrayList<>();
    long at = wanted.from;
    for (Claim each : claims.values()) {
      if (each.from >= wanted.to) {
        break;
      }
      if (each.from > at) {
        missing.add(new Offsets(at, each.from));
      }
      at = Math.max(at, each.to);
    }
    if (at < wanted.to) {
      missing.add(new Offsets(at, wanted.to));
    }
    return missing;
  }
}
