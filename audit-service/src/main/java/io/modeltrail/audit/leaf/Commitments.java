package io.modeltrail.audit.leaf;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Binds the trail to a record and to each personal field in it without saying what they are. When
/// what was committed to and its salt are erased, the leaf stays as it is, and tells nothing.
public final class Commitments {

  /// Most personal fields that have a commitment of their own. What is more is committed to
  /// together.
  public static final int NAMED_MAX = 8;

  public static final String RECORD = "record";
  public static final String OTHERS = "others";

  private static final int SALT_BYTES = 32;

  private final SecureRandom random;

  public Commitments(SecureRandom random) {
    this.random = random;
  }

  /// A commitment, and what opens it.
  ///
  /// @param name of what it commits to: `record`, the path of a personal field, or `others`
  /// @param paths of `others`, what it commits to, in order; empty for the rest
  public record Commitment(String name, byte[] salt, byte[] hash, List<String> paths) {}

  /// @param personal in the record's order
  public List<Commitment> to(Original original, List<Personal> personal) {
    List<Commitment> commitments = new ArrayList<>();
    commitments.add(commitment(RECORD, original.bytes(), List.of()));
    List<Personal> others = new ArrayList<>();
    Set<String> named = new HashSet<>();
    for (Personal field : personal) {
      if (commitments.size() <= NAMED_MAX && field.canBeNamed() && named.add(field.path())) {
        commitments.add(commitment(field.path(), field.text(), List.of()));
      } else {
        others.add(field);
      }
    }
    if (!others.isEmpty()) {
      List<String> paths = others.stream().map(Personal::path).toList();
      commitments.add(commitment(OTHERS, Personal.bytes(others), paths));
    }
    return commitments;
  }

  private Commitment commitment(String name, byte[] bytes, List<String> paths) {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    return new Commitment(name, salt, Hashes.commitment(salt, bytes), paths);
  }
}
