package io.modeltrail.tlog.witness;

import io.modeltrail.tlog.MalformedException;
import io.modeltrail.tlog.note.SignatureType;
import io.modeltrail.tlog.note.VerifierKey;
import io.modeltrail.tlog.text.Lines;
import io.modeltrail.tlog.text.Utf8;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads a policy, line by line: names are defined before they are used.
final class PolicyReader {

  static final int BYTES_MAX = 256 * 1024;

  /// Of logs, of witnesses, and of groups, which may stand within each other.
  static final int EACH_MAX = 256;

  private static final String FORMAT = "policy";
  private static final String NONE = "none";

  private final Lines lines;
  private final List<KnownLog> logs = new ArrayList<>();
  private final List<KnownWitness> witnesses = new ArrayList<>();
  private final Map<String, Quorum> named = new HashMap<>();
  private final Set<String> members = new HashSet<>();
  private int groups;
  private @Nullable Quorum quorum;

  private PolicyReader(Lines lines) {
    this.lines = lines;
  }

  static Policy read(byte[] bytes) throws MalformedException {
    if (bytes.length > BYTES_MAX) {
      throw new MalformedException(FORMAT, "longer than %d bytes".formatted(BYTES_MAX));
    }
    return new PolicyReader(new Lines(FORMAT, Utf8.decode(FORMAT, bytes))).read();
  }

  private Policy read() throws MalformedException {
    while (lines.hasNext()) {
      String line = lines.next("line");
      if (!line.chars().allMatch(c -> c == '\t' || (c >= 0x20 && c != 0x7f))) {
        throw lines.malformed("control character in " + MalformedException.quoted(line));
      }
      List<String> items =
          Arrays.stream(line.split("[ \t]+")).filter(item -> !item.isEmpty()).toList();
      if (!items.isEmpty() && !items.getFirst().startsWith("#")) {
        read(items);
      }
    }
    if (quorum == null) {
      throw new MalformedException(FORMAT, "no quorum");
    }
    return new Policy(logs, witnesses, quorum);
  }

  private void read(List<String> items) throws MalformedException {
    switch (items.getFirst()) {
      case "log" -> readLog(items);
      case "witness" -> readWitness(items);
      case "group" -> readGroup(items);
      case "quorum" -> readQuorum(items);
      default ->
          throw lines.malformed(
              "expected log, witness, group or quorum, found "
                  + MalformedException.quoted(items.getFirst()));
    }
  }

  private void readLog(List<String> items) throws MalformedException {
    expect(items, 2, 3, "log <vkey> [<url>]");
    VerifierKey key = key(items.get(1), SignatureType.NOTE);
    if (logs.stream().anyMatch(log -> log.key().hasSamePublicKey(key))) {
      throw lines.malformed("the key of a log stands here twice: " + key);
    }
    count("logs", logs.size());
    logs.add(new KnownLog(key, url(items, 2)));
  }

  private void readWitness(List<String> items) throws MalformedException {
    expect(items, 3, 4, "witness <name> <vkey> [<url>]");
    VerifierKey key = key(items.get(2), SignatureType.COSIGNATURE);
    if (witnesses.stream().anyMatch(witness -> witness.key().hasSamePublicKey(key))) {
      throw lines.malformed("the key of a witness stands here twice: " + key);
    }
    count("witnesses", witnesses.size());
    KnownWitness witness = new KnownWitness(items.get(1), key, url(items, 3));
    define(witness.name(), new Quorum.One(witness));
    witnesses.add(witness);
  }

  private void readGroup(List<String> items) throws MalformedException {
    expect(items, 4, Integer.MAX_VALUE, "group <name> <k|any|all> <member>...");
    count("groups", groups++);
    List<Quorum> of = new ArrayList<>();
    for (String member : items.subList(3, items.size())) {
      of.add(find(member));
      if (!members.add(member)) {
        throw lines.malformed(
            MalformedException.quoted(member) + " is a member already, of this or another group");
      }
    }
    String name = items.get(1);
    define(name, new Quorum.Group(name, threshold(items.get(2), of.size()), of));
  }

  private int threshold(String text, int members) throws MalformedException {
    if (text.equals("any")) {
      return 1;
    }
    if (text.equals("all")) {
      return members;
    }
    long threshold = lines.decimal("threshold", text);
    if (threshold < 1 || threshold > members) {
      throw lines.malformed("threshold is %d, of %d members".formatted(threshold, members));
    }
    return (int) threshold;
  }

  private void readQuorum(List<String> items) throws MalformedException {
    expect(items, 2, 2, "quorum <name|none>");
    if (quorum != null) {
      throw lines.malformed("a second quorum");
    }
    quorum = items.get(1).equals(NONE) ? new Quorum.None() : find(items.get(1));
  }

  private Quorum find(String name) throws MalformedException {
    Quorum found = named.get(name);
    if (found == null) {
      throw lines.malformed("not defined above: " + MalformedException.quoted(name));
    }
    return found;
  }

  private void define(String name, Quorum quorum) throws MalformedException {
    if (name.equals(NONE) || named.putIfAbsent(name, quorum) != null) {
      throw lines.malformed("the name is taken: " + MalformedException.quoted(name));
    }
  }

  private VerifierKey key(String text, SignatureType type) throws MalformedException {
    VerifierKey key;
    try {
      key = VerifierKey.parse(text);
    } catch (MalformedException e) {
      throw lines.malformed(e.format() + ": " + e.detail());
    }
    if (key.type() != type) {
      throw lines.malformed("a key of another type is needed here: " + key);
    }
    return key;
  }

  private void expect(List<String> items, int min, int max, String form) throws MalformedException {
    if (items.size() < min || items.size() > max) {
      throw lines.malformed("expected " + form);
    }
  }

  private void count(String what, int there) throws MalformedException {
    if (there >= EACH_MAX) {
      throw lines.malformed("more than %d %s".formatted(EACH_MAX, what));
    }
  }

  private static Optional<String> url(List<String> items, int index) {
    return items.size() > index ? Optional.of(items.get(index)) : Optional.empty();
  }
}
