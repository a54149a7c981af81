package io.modeltrail.tlog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.modeltrail.tlog.checkpoint.CheckpointSigner;
import io.modeltrail.tlog.checkpoint.CheckpointSigner.Signing;
import io.modeltrail.tlog.checkpoint.SignedCheckpoint;
import io.modeltrail.tlog.note.KeyName;
import io.modeltrail.tlog.note.SignerKey;
import io.modeltrail.tlog.proof.LogProof;
import io.modeltrail.tlog.proof.LogProofVerdict;
import io.modeltrail.tlog.tile.LogEdge;
import io.modeltrail.tlog.tile.TileDirectory;
import io.modeltrail.tlog.tile.TileStore;
import io.modeltrail.tlog.tile.TiledTree;
import io.modeltrail.tlog.tree.TreeHashing;
import io.modeltrail.tlog.tree.TreeHead;
import io.modeltrail.tlog.witness.Policy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The example of the README does what it says.
class ReadmeTest {

  @TempDir Path folder;

  @Test
  void the_example_works() throws Exception {
    TileStore store = new TileDirectory(folder);
    SignerKey key = SignerKey.generate(new KeyName("log.example.org/2026"), new SecureRandom());
    CheckpointSigner signer = new CheckpointSigner(key);

    LogEdge.Growth growth =
        LogEdge.empty().append(List.of(bytes("one"), bytes("two"), bytes("three")));
    growth.writeTo(store);
    SignedCheckpoint checkpoint =
        switch (signer.sign(TreeHead.empty(), growth.head())) {
          case Signing.Signed signed -> signed.checkpoint();
          case Signing.Refused refused -> throw new IllegalStateException(refused.why());
        };

    TiledTree tree = TiledTree.open(store, checkpoint.checkpoint().head());
    byte[] file = new LogProof(tree.prover().inclusion(1), checkpoint).bytes();

    Policy policy = Policy.parse(bytes("log " + key.verifierKey() + "\nquorum none\n"));
    LogProof proof = LogProof.parse(file);
    String told =
        switch (proof.verify(TreeHashing.leaf(bytes("two")), policy, Instant.now())) {
          case LogProofVerdict.Verified verified -> "is entry " + verified.index();
          case LogProofVerdict.Refused refused -> "is not proven: " + refused.why();
        };

    assertThat(told).isEqualTo("is entry 1");
  }

  @Test
  void the_readme_has_this_example() throws Exception {
    String source =
        flat(Files.readString(Path.of("src/test/java/io/modeltrail/tlog/ReadmeTest.java")));
    String readme = Files.readString(Path.of("README.md"));
    List<String> blocks =
        Pattern.compile("```java\n(.*?)```", Pattern.DOTALL)
            .matcher(readme)
            .results()
            .map((MatchResult found) -> flat(found.group(1)))
            .toList();

    assertThat(blocks).hasSize(3).allSatisfy(block -> assertThat(source).contains(block));
  }

  private static String flat(String code) {
    return code.lines().map(String::strip).collect(Collectors.joining("\n"));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
