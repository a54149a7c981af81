package io.modeltrail.tlog;

import static io.modeltrail.tlog.Vectors.ascii;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.modeltrail.tlog.checkpoint.SignedCheckpoint;
import io.modeltrail.tlog.note.Note;
import io.modeltrail.tlog.note.SignerKey;
import io.modeltrail.tlog.note.VerifierKey;
import io.modeltrail.tlog.proof.LogProof;
import io.modeltrail.tlog.text.Decimal;
import io.modeltrail.tlog.tile.EntryBundle;
import io.modeltrail.tlog.tile.EntryBundleId;
import io.modeltrail.tlog.tile.HashTile;
import io.modeltrail.tlog.tile.HashTileId;
import io.modeltrail.tlog.tile.TileResource;
import io.modeltrail.tlog.tree.Hash;
import io.modeltrail.tlog.witness.AddCheckpointRequest;
import io.modeltrail.tlog.witness.AddCheckpointResponse;
import io.modeltrail.tlog.witness.Policy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

/// Whatever a parser is given, it refuses it as documented, or what it made of it writes itself
/// back as it was.
class ParsersTest {

  /// Gives back what it wrote of what it read.
  interface Parser {
    byte[] parse(byte[] bytes) throws MalformedException;
  }

  record Format(Parser parser, byte[] valid) {}

  private static final String SIGNATURE =
      GoldenLog.checkpoint(3).substring(GoldenLog.checkpoint(3).indexOf('\u2014'));
  private static final String PROOF = "index 0\n%s=\n\n".formatted("A".repeat(43));

  private static final List<Format> FORMATS =
      List.of(
          text(text -> VerifierKey.parse(text).toString(), GoldenLog.VERIFIER),
          text(text -> SignerKey.parse(text).encoded(), GoldenLog.SIGNER),
          text(text -> Hash.parse(text).base64(), "A".repeat(43) + "="),
          text(text -> Long.toString(Decimal.parse(text)), "1234567890"),
          text(text -> TileResource.parse(text).path(), "tile/3/x001/x234/067.p/41"),
          text(text -> TileResource.parse(text).path(), "tile/entries/x234/067"),
          new Format(bytes -> Note.parse(bytes).bytes(), utf8("text\n\nmore\n\n" + SIGNATURE)),
          new Format(
              bytes -> SignedCheckpoint.parse(bytes).bytes(),
              utf8(GoldenLog.checkpoint(3) + SIGNATURE)),
          new Format(
              bytes -> LogProof.parse(bytes).bytes(),
              utf8("c2sp.org/tlog-proof@v1\nextra AAAA\n" + PROOF + GoldenLog.checkpoint(3))),
          new Format(
              bytes -> AddCheckpointRequest.parse(bytes).bytes(),
              utf8(PROOF.replace("index", "old") + GoldenLog.checkpoint(3))),
          text(text -> AddCheckpointResponse.parse(200, utf8(text)).body(), SIGNATURE + SIGNATURE),
          text(text -> AddCheckpointResponse.parse(409, utf8(text)).body(), "17\n"),
          new Format(
              bytes -> EntryBundle.parse(new EntryBundleId(0, 3), bytes).bytes(),
              Vectors.hex("00036f6e65000374776f00057468726565")),
          new Format(
              bytes -> HashTile.parse(new HashTileId(0, 0, 2), bytes).bytes(), new byte[64]));

  @Property(tries = 300)
  void whatever_bytes_they_are(@ForAll @Size(max = 200) byte[] bytes) {
    for (Format format : FORMATS) {
      check(format, bytes);
    }
    policy(bytes);
  }

  @Property(tries = 600)
  void whatever_became_of_what_was_valid(@ForAll long seed) {
    Random random = new Random(seed);
    for (Format format : FORMATS) {
      check(format, mutated(format.valid, random));
    }
    String key = GoldenLog.VERIFIER;
    policy(mutated(ascii("log " + key + " url\n# x\nquorum none\n"), random));
  }

  @Property(tries = 1)
  void what_is_valid_is_taken() throws Exception {
    for (Format format : FORMATS) {
      assertThat(format.parser.parse(format.valid)).isEqualTo(format.valid);
    }
  }

  private static void check(Format format, byte[] bytes) {
    byte[] written;
    try {
      written = format.parser.parse(bytes);
    } catch (MalformedException e) {
      assertThat(e).hasMessageStartingWith(e.format() + ": " + e.detail());
      assertThat(e.detail()).isNotBlank().doesNotContain("\n", "\r", "\0");
      return;
    }
    assertThat(written).isEqualTo(bytes);
  }

  /// A policy may be written in many ways: it is read, or not.
  private static void policy(byte[] bytes) {
    try {
      assertThat(Policy.parse(bytes)).isNotNull();
    } catch (MalformedException e) {
      assertThat(e.format()).isEqualTo("policy");
    }
  }

  private static byte[] mutated(byte[] valid, Random random) {
    byte[] bytes = valid.clone();
    for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
      bytes = mutatedOnce(bytes, random);
    }
    return bytes;
  }

  private static byte[] mutatedOnce(byte[] bytes, Random random) {
    if (bytes.length == 0) {
      return new byte[] {'\n'};
    }
    int at = random.nextInt(bytes.length);
    int to = at + random.nextInt(bytes.length - at + 1);
    return switch (random.nextInt(6)) {
      case 0 -> Vectors.flipped(bytes, 8 * at + random.nextInt(8));
      case 1 -> Arrays.copyOf(bytes, at);
      case 2 -> joined(bytes, 0, at, to, bytes.length);
      case 3 -> joined(bytes, 0, to, at, bytes.length);
      case 4 -> joined(bytes, 0, bytes.length, at, to);
      default -> {
        byte[] other = bytes.clone();
        other[at] = (byte) "\n +0=x/\r\0".charAt(random.nextInt(9));
        yield other;
      }
    };
  }

  private static byte[] joined(byte[] bytes, int from1, int to1, int from2, int to2) {
    List<Byte> joined = new ArrayList<>();
    for (int i = from1; i < to1; i++) {
      joined.add(bytes[i]);
    }
    for (int i = from2; i < to2; i++) {
      joined.add(bytes[i]);
    }
    byte[] array = new byte[joined.size()];
    for (int i = 0; i < array.length; i++) {
      array[i] = joined.get(i);
    }
    return array;
  }

  interface TextParser {
    String parse(String text) throws MalformedException;
  }

  /// Bytes become text as they are, one character each where they are not UTF-8.
  private static Format text(TextParser parser, String valid) {
    return new Format(
        bytes -> {
          String utf8 = new String(bytes, UTF_8);
          boolean exact = Arrays.equals(utf8.getBytes(UTF_8), bytes);
          return exact
              ? parser.parse(utf8).getBytes(UTF_8)
              : parser.parse(new String(bytes, ISO_8859_1)).getBytes(ISO_8859_1);
        },
        utf8(valid));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(UTF_8);
  }
}
