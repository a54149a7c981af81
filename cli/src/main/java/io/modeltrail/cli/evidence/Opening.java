package io.modeltrail.cli.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.modeltrail.tlog.MalformedException;
import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/// Whether salts, and what they open, lead to what a leaf commits to.
///
/// @param file which salts they are, for the refusal
record Opening(String file, Leaf leaf, Salts salts) {

  /// There is a salt for each commitment, and for nothing else.
  void complete() throws MalformedException {
    if (!salts.byName().keySet().equals(leaf.commitments().keySet())) {
      throw new MalformedException(
          file,
          "opens %s, and the leaf commits to %s"
              .formatted(salts.byName().keySet(), leaf.commitments().keySet()));
    }
  }

  boolean isOf(byte[] record) {
    return opens(Leaf.RECORD, record);
  }

  /// The texts that name people are those of the record.
  void personal(JsonNode said) throws MalformedException {
    for (Map.Entry<String, Salts.Salt> each : salts.byName().entrySet()) {
      String name = each.getKey();
      byte[] opened =
          switch (name) {
            case Leaf.RECORD -> new byte[0];
            case Leaf.OTHERS -> others(said, each.getValue());
            default -> text(said, name).getBytes(UTF_8);
          };
      if (!name.equals(Leaf.RECORD) && !opens(name, opened)) {
        throw new MalformedException(
            file, "'%s' is not what the leaf commits to under this name".formatted(name));
      }
    }
  }

  private byte[] others(JsonNode said, Salts.Salt salt) throws MalformedException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (String path : salt.paths()) {
      RecordBytes.put(bytes, path.getBytes(UTF_8));
      RecordBytes.put(bytes, text(said, path).getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }

  private String text(JsonNode said, String path) throws MalformedException {
    return Paths.find(said, path)
        .orElseThrow(
            () ->
                new MalformedException(
                    file, "the record has no text at " + MalformedException.quoted(path)));
  }

  private boolean opens(String name, byte[] bytes) {
    Salts.Salt salt = salts.byName().get(name);
    return salt != null
        && sha256(salt.bytes(), bytes).equals(leaf.commitments().getOrDefault(name, ""));
  }

  /// In hexadecimal digits.
  static String sha256(byte[]... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (byte[] part : parts) {
        digest.update(part);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
