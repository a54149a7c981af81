package io.modeltrail.audit.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The entries of a bundle.
///
/// @param entries in the order of the trail
record Selection(List<Chosen> entries) {

  /// How many are read at once, and how many bytes of their records.
  private static final int PART_ENTRIES = 100;

  private static final long PART_BYTES = 4L << 20;

  Selection {
    entries = List.copyOf(entries);
  }

  /// @param bytes how large its record is
  /// @param schemaId null if it has none
  /// @param namesVersion whether it says the version's number, and so that there is one
  record Chosen(long index, long bytes, @Nullable Integer schemaId, boolean namesVersion) {}

  boolean isTold() {
    return entries.stream().anyMatch(Chosen::namesVersion);
  }

  long bytes() {
    return entries.stream().mapToLong(Chosen::bytes).sum();
  }

  SortedSet<Integer> schemaIds() {
    SortedSet<Integer> ids = new TreeSet<>();
    for (Chosen each : entries) {
      if (each.schemaId != null) {
        ids.add(each.schemaId);
      }
    }
    return ids;
  }

  /// The numbers, in parts that fit into memory.
  List<List<Long>> parts() {
    List<List<Long>> parts = new ArrayList<>();
    List<Long> part = new ArrayList<>();
    long bytes = 0;
    for (Chosen each : entries) {
      if (!part.isEmpty() && (part.size() == PART_ENTRIES || bytes + each.bytes > PART_BYTES)) {
        parts.add(part);
        part = new ArrayList<>();
        bytes = 0;
      }
      part.add(each.index);
      bytes += each.bytes;
    }
    if (!part.isEmpty()) {
      parts.add(part);
    }
    return parts;
  }
}
