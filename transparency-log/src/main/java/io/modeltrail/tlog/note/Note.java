package io.modeltrail.tlog.note;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.modeltrail.tlog.MalformedException;
import io.modeltrail.tlog.text.Lines;
import io.modeltrail.tlog.text.Utf8;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A text and signatures over it. Only [#verify] says whose they are.
///
/// @param text what is signed, with the newline at its end
/// @param signatures as they stand there, 1 to 100
public record Note(String text, List<NoteSignature> signatures) {

  public static final int BYTES_MAX = 1_000_000;
  public static final int SIGNATURES_MAX = 100;

  private static final String FORMAT = "signed note";

  public Note {
    signatures = List.copyOf(signatures);
    String flaw = flaw(text);
    if (flaw != null) {
      throw new IllegalArgumentException(flaw);
    }
    if (signatures.isEmpty() || signatures.size() > SIGNATURES_MAX) {
      throw new IllegalArgumentException("a note has 1 to 100 signatures");
    }
  }

  public static Note parse(byte[] bytes) throws MalformedException {
    if (bytes.length > BYTES_MAX) {
      throw new MalformedException(FORMAT, "longer than %d bytes".formatted(BYTES_MAX));
    }
    return parse(Utf8.decode(FORMAT, bytes));
  }

  /// The same for text that was decoded already, strictly.
  public static Note parse(String note) throws MalformedException {
    if (note.length() > BYTES_MAX) {
      throw new MalformedException(FORMAT, "longer than %d bytes".formatted(BYTES_MAX));
    }
    // The text may have empty lines of its own.
    int separator = note.lastIndexOf("\n\n");
    if (separator < 0) {
      throw new MalformedException(FORMAT, "no empty line before the signatures");
    }
    String text = note.substring(0, separator + 1);
    String flaw = flaw(text);
    if (flaw != null) {
      throw new MalformedException(FORMAT, flaw);
    }
    int before = (int) text.chars().filter(c -> c == '\n').count() + 1;
    return new Note(text, signatures(new Lines(FORMAT, note.substring(separator + 2), before)));
  }

  private static List<NoteSignature> signatures(Lines lines) throws MalformedException {
    List<NoteSignature> signatures = new ArrayList<>();
    do {
      String line = lines.next("signature");
      if (signatures.size() == SIGNATURES_MAX) {
        throw lines.malformed("more than %d signatures".formatted(SIGNATURES_MAX));
      }
      try {
        signatures.add(NoteSignature.parse(line));
      } catch (MalformedException e) {
        throw lines.malformed(e.detail());
      }
    } while (lines.hasNext());
    return signatures;
  }

  private static @Nullable String flaw(String text) {
    if (text.length() > BYTES_MAX) {
      return "longer than %d bytes".formatted(BYTES_MAX);
    }
    if (!text.endsWith("\n")) {
      return "no newline at the end of the text";
    }
    if (!Utf8.isEncodable(text)) {
      return "not Unicode text";
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < 0x20 && text.charAt(i) != '\n') {
        return "control character %d at position %d".formatted((int) text.charAt(i), i);
      }
    }
    return null;
  }

  /// @return this note with one more signature, verified or not
  public Note with(NoteSignature signature) {
    return new Note(text, Stream.concat(signatures.stream(), Stream.of(signature)).toList());
  }

  /// Asks which of some keys have signed. Signatures of others are left aside, but a signature that
  /// claims to be of one of these and is not spoils the note.
  public NoteVerdict verify(Collection<VerifierKey> known) {
    List<NoteVerdict.Signed> signed = new ArrayList<>();
    for (NoteSignature signature : signatures) {
      List<VerifierKey> named =
          known.stream().filter(key -> key.isNamedBy(signature)).distinct().toList();
      if (named.size() > 1) {
        return new NoteVerdict.Refused(
            "two known keys have the name and id of " + named.getFirst());
      }
      if (named.isEmpty()) {
        continue;
      }
      VerifierKey key = named.getFirst();
      if (!key.verifies(text, signature)) {
        return new NoteVerdict.Refused("a signature of %s is not valid".formatted(key));
      }
      signed.add(new NoteVerdict.Signed(key, signature));
    }
    return signed.isEmpty()
        ? new NoteVerdict.Refused("no signature of a known key")
        : new NoteVerdict.Verified(signed);
  }

  public byte[] bytes() {
    return toString().getBytes(UTF_8);
  }

  @Override
  public String toString() {
    StringBuilder out = new StringBuilder(text).append('\n');
    signatures.forEach(signature -> out.append(signature.line()).append('\n'));
    return out.toString();
  }
}
