package io.modeltrail.cli.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.modeltrail.tlog.checkpoint.CheckpointSigner;
import io.modeltrail.tlog.checkpoint.CheckpointSigner.Signing;
import io.modeltrail.tlog.checkpoint.SignedCheckpoint;
import io.modeltrail.tlog.note.KeyName;
import io.modeltrail.tlog.note.SignerKey;
import io.modeltrail.tlog.note.SigningSeed;
import io.modeltrail.tlog.tile.LogEdge;
import io.modeltrail.tlog.tile.TileResource;
import io.modeltrail.tlog.tile.TileStore;
import io.modeltrail.tlog.tree.TreeHead;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;

/// A log in a folder, of leaves as audit-service would have them. Nothing in it is for good: what
/// is written is not waited for.
///
/// As a program it makes a large one, for measurements: folder and number of entries are its
/// arguments.
public final class GeneratedLog {

  static final SignerKey KEY =
      new SignerKey(new KeyName("log.example.org/audit"), new SigningSeed(new byte[32]));

  private static final int AT_ONCE = 65_536;

  final Path folder;
  private final Store store;
  private final LongFunction<byte[]> leaves;
  private LogEdge edge = LogEdge.empty();

  private record Store(Path folder) implements TileStore {

    @Override
    public void write(TileResource resource, byte[] bytes) throws IOException {
      Path file = folder.resolve(resource.path());
      Files.createDirectories(file.getParent());
      Files.write(file, bytes);
    }

    @Override
    public Optional<byte[]> read(TileResource resource) throws IOException {
      try {
        return Optional.of(Files.readAllBytes(folder.resolve(resource.path())));
      } catch (NoSuchFileException e) {
        return Optional.empty();
      }
    }
  }

  GeneratedLog(Path folder) {
    this(folder, GeneratedLog::leaf);
  }

  /// @param leaves by their index
  GeneratedLog(Path folder, LongFunction<byte[]> leaves) {
    this.folder = folder;
    this.store = new Store(folder);
    this.leaves = leaves;
  }

  public static void main(String[] arguments) throws IOException {
    GeneratedLog log = new GeneratedLog(Path.of(arguments[0]));
    log.grow(Integer.parseInt(arguments[1]));
    System.out.println(KEY.verifierKey());
  }

  /// Adds entries, and signs.
  SignedCheckpoint grow(int count) throws IOException {
    for (int added = 0; added < count; ) {
      List<byte[]> entries = new ArrayList<>();
      for (; added < count && entries.size() < AT_ONCE; added++) {
        entries.add(leaves.apply(edge.tree().size() + entries.size()));
      }
      LogEdge.Growth growth = edge.append(entries);
      growth.writeTo(store);
      edge = growth.edge();
    }
    return sign(head());
  }

  TreeHead head() {
    return edge.tree().head();
  }

  /// Shows a checkpoint, whatever the tiles are.
  SignedCheckpoint sign(TreeHead head) throws IOException {
    SignedCheckpoint signed = signed(head, KEY);
    show(signed.bytes());
    return signed;
  }

  static SignedCheckpoint signed(TreeHead head, SignerKey key) {
    return switch (new CheckpointSigner(key).sign(TreeHead.empty(), head)) {
      case Signing.Signed it -> it.checkpoint();
      case Signing.Refused refused -> throw new IllegalArgumentException(refused.why());
    };
  }

  void show(byte[] checkpoint) throws IOException {
    Files.createDirectories(folder);
    Files.write(folder.resolve("checkpoint"), checkpoint);
  }

  /// About as long as leaves are. Three partitions take turns.
  static byte[] leaf(long index) {
    return leaf((int) (index % 3), index / 3);
  }

  static byte[] leaf(int partition, long offset) {
    String hash = "%064x".formatted(offset * 31 + partition);
    return ("{\"appendedAt\":\"2026-11-24T17:00:00.120Z\",\"commitments\":{\"$.actor.subject\":\""
            + hash
            + "\",\"record\":\""
            + hash
            + "\"},\"eventId\":\"0b8f8a1e-6f0e-4a53-9a57-3d1f0d1a2b3c\",\"format\":1,\"model\":\"diabetes-progression\",\"offset\":\""
            + offset
            + "\",\"partition\":"
            + partition
            + ",\"schemaId\":7,\"topic\":\"model.trained\",\"topicId\":\"5b0ff0a4-2c1d-4c1e-8b11-7f6f0d1c9e02\",\"type\":\"io.modeltrail.event.ModelTrained\"}")
        .getBytes(UTF_8);
  }
}
