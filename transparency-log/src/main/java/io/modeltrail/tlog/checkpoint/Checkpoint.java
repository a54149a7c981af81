package io.modeltrail.tlog.checkpoint;

import io.modeltrail.tlog.MalformedException;
import io.modeltrail.tlog.text.Lines;
import io.modeltrail.tlog.text.Utf8;
import io.modeltrail.tlog.tree.Hash;
import io.modeltrail.tlog.tree.TreeHead;
import java.util.ArrayList;
import java.util.List;

/// What a log says of itself: this many entries, this root. Unsigned, so nobody said it yet.
///
/// @param origin which log, as `log.example.org/2026`; one line
/// @param head may be of a tree that cannot be, as size 0 with a root: who verifies refuses it
/// @param extensions lines that are not empty; of no meaning to auditors
public record Checkpoint(String origin, TreeHead head, List<String> extensions) {

  private static final String FORMAT = "checkpoint";

  public Checkpoint {
    extensions = List.copyOf(extensions);
    if (!isLine(origin)) {
      throw new IllegalArgumentException("not an origin: " + MalformedException.quoted(origin));
    }
    if (!extensions.stream().allMatch(Checkpoint::isLine)) {
      throw new IllegalArgumentException("an extension is one line, and not empty");
    }
  }

  public Checkpoint(String origin, TreeHead head) {
    this(origin, head, List.of());
  }

  /// @param text of the note
  public static Checkpoint parse(String text) throws MalformedException {
    Lines lines = new Lines(FORMAT, text);
    String origin = line(lines, "origin");
    long size = lines.decimal("tree size", lines.next("tree size"));
    Hash root = Hash.parse(lines, "root hash", lines.next("root hash"));
    List<String> extensions = new ArrayList<>();
    while (lines.hasNext()) {
      extensions.add(line(lines, "extension"));
    }
    return new Checkpoint(origin, new TreeHead(size, root), extensions);
  }

  private static String line(Lines lines, String what) throws MalformedException {
    String line = lines.next(what);
    if (!isLine(line)) {
      throw lines.malformed(
          what + " is empty or has control characters: " + MalformedException.quoted(line));
    }
    return line;
  }

  private static boolean isLine(String text) {
    return !text.isEmpty() && Utf8.isEncodable(text) && text.chars().allMatch(c -> c >= 0x20);
  }

  /// What is signed.
  public String text() {
    StringBuilder out = new StringBuilder();
    out.append(origin).append('\n');
    out.append(head.size()).append('\n');
    out.append(head.root().base64()).append('\n');
    extensions.forEach(extension -> out.append(extension).append('\n'));
    return out.toString();
  }
}
