package io.modeltrail.torture.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.modeltrail.tlog.checkpoint.CheckpointSigner;
import io.modeltrail.tlog.note.KeyName;
import io.modeltrail.tlog.note.SignerKey;
import io.modeltrail.tlog.note.SigningSeed;
import io.modeltrail.tlog.tree.MemoryTree;
import io.modeltrail.tlog.tree.TreeHashing;
import io.modeltrail.tlog.tree.TreeHead;
import io.modeltrail.torture.check.TrailSight.Leaf;
import io.modeltrail.torture.check.TrailSight.Told;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A trail in memory, signed.
final class TestTrail {

  final List<Leaf> leaves = new ArrayList<>();
  final List<Told> told = new ArrayList<>();
  final List<String> damages = new ArrayList<>();
  final Map<String, String> flaws = new HashMap<>();
  final MemoryTree tree = new MemoryTree();
  private final CheckpointSigner signer = signer(0);

  static CheckpointSigner signer(int seed) {
    byte[] bytes = new byte[SigningSeed.BYTES];
    bytes[0] = (byte) seed;
    return new CheckpointSigner(
        new SignerKey(new KeyName("log.example.org"), new SigningSeed(bytes)));
  }

  int append(String place) {
    byte[] leaf = place.getBytes(UTF_8);
    tree.append(TreeHashing.leaf(leaf));
    leaves.add(new Leaf(place, TreeHashing.leaf(leaf).toString()));
    return leaves.size() - 1;
  }

  void sign(String source) {
    sign(source, tree.head(), signer);
  }

  void sign(String source, TreeHead head, CheckpointSigner by) {
    var signed = (CheckpointSigner.Signing.Signed) by.sign(TreeHead.empty(), head);
    told.add(new Told(source, signed.checkpoint().bytes()));
  }

  void sign(String source, TreeHead head) {
    sign(source, head, signer);
  }

  TrailSight sight() {
    return new TrailSight(
        signer.log(),
        told,
        leaves,
        new TrailSight.Roots() {
          @Override
          public long size() {
            return tree.size();
          }

          @Override
          public TreeHead at(long size) {
            return tree.at(size).head();
          }
        },
        damages,
        flaws);
  }
}
