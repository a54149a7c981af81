package io.modeltrail.tlog.tile;

import io.modeltrail.tlog.tree.Hash;
import io.modeltrail.tlog.tree.TreeHead;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Finds out which of a tree's partial tiles are right: those that together lead to its root. There
/// are at most eight.
final class EdgeCheck {

  private final TreeHead head;
  private final List<Sight> sights;
  private final List<HashTile> chosen = new ArrayList<>();

  private EdgeCheck(TreeHead head, List<Sight> sights) {
    this.head = head;
    this.sights = sights;
  }

  /// The tiles that are right, by level; none at all if no choice leads to the root. What is wrong
  /// is told.
  static Map<Integer, HashTile> judge(TreeHead head, List<Sight> sights, Differences differences)
      throws IOException {
    EdgeCheck check = new EdgeCheck(head, sights);
    if (!check.isStoredRight() && !check.chooses(0)) {
      check.tell(differences);
      return Map.of();
    }
    Map<Integer, HashTile> right = new HashMap<>();
    for (Sight sight : sights) {
      HashTile tile = check.chosen.get(right.size());
      sight.tellWrong(tile, differences);
      right.put(sight.id().level(), tile);
    }
    return right;
  }

  /// So it is unless something is damaged, and then nothing beneath is read here.
  private boolean isStoredRight() {
    List<HashTile> stored = stored();
    if (stored.size() < sights.size() || !leadsToRoot(stored)) {
      return false;
    }
    chosen.addAll(stored);
    return true;
  }

  /// Tries, for each level from one on, the tile as it is stored and as what lies beneath would
  /// have it.
  private boolean chooses(int from) throws IOException {
    if (from == sights.size()) {
      return leadsToRoot(chosen);
    }
    for (HashTile candidate : candidates(sights.get(from))) {
      chosen.add(candidate);
      if (chooses(from + 1)) {
        return true;
      }
      chosen.removeLast();
    }
    return false;
  }

  private static List<HashTile> candidates(Sight sight) throws IOException {
    List<HashTile> candidates = new ArrayList<>();
    HashTile tile = sight.tile();
    HashTile beneath = sight.beneath();
    if (tile != null) {
      candidates.add(tile);
    }
    if (beneath != null && (tile == null || tile.mismatch(beneath.bytes()) >= 0)) {
      candidates.add(beneath);
    }
    return candidates;
  }

  private List<HashTile> stored() {
    List<HashTile> stored = new ArrayList<>();
    for (Sight sight : sights) {
      HashTile tile = sight.tile();
      if (tile != null) {
        stored.add(tile);
      }
    }
    return stored;
  }

  private boolean leadsToRoot(List<HashTile> tiles) {
    return root(tiles).equals(head.root());
  }

  private Hash root(List<HashTile> tiles) {
    return TreeEdge.of(head.size(), tiles).head().root();
  }

  private void tell(Differences differences) throws IOException {
    for (Sight sight : sights) {
      sight.tellApart(differences);
    }
    List<HashTile> stored = stored();
    if (stored.size() == sights.size()) {
      differences.otherRoot(head, root(stored));
    }
  }
}
