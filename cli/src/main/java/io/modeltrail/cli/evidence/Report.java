package io.modeltrail.cli.evidence;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Findings as people read them, and as programs do.
///
/// @param findings those that were asked for
record Report(BundleVerifier.Outcome outcome, List<Finding> findings) {

  /// Longest line for a person; all of it is in the JSON.
  private static final int LENGTH_MAX = 600;

  /// Most lines that say what is wrong.
  private static final int WRONG_MAX = 100;

  /// @param about empty if it is an entry
  private record Kind(Verdict verdict, String check, String about, String says) {}

  /// `OK`, `WRONG` or `CANNOT`.
  Verdict verdict() {
    if (Findings.have(findings, Verdict.WRONG)) {
      return Verdict.WRONG;
    }
    return Findings.have(findings, Verdict.CANNOT) ? Verdict.CANNOT : Verdict.OK;
  }

  void print(PrintWriter out) {
    outcome
        .subject()
        .ifPresent(
            subject ->
                out.println(
                    printable(
                        "Version %d of %s, by a checkpoint of %s with %,d entries."
                            .formatted(
                                subject.contents().version(),
                                subject.contents().model(),
                                subject.checkpoint().origin(),
                                subject.checkpoint().head().size()))));
    Map<Kind, List<Finding>> kinds = new LinkedHashMap<>();
    for (Finding each : findings) {
      // What is said of many entries alike is said once.
      String about = each.spot().isEntry() ? "" : each.spot().name();
      Kind kind = new Kind(each.verdict(), each.check(), about, each.says());
      kinds.computeIfAbsent(kind, unused -> new ArrayList<>()).add(each);
    }
    int wrong = 0;
    for (Map.Entry<Kind, List<Finding>> each : kinds.entrySet()) {
      if (each.getKey().verdict != Verdict.WRONG || wrong++ < WRONG_MAX) {
        out.println(printable(line(each.getKey(), each.getValue())));
      }
    }
    if (wrong > WRONG_MAX) {
      out.printf("          and %d more are wrong%n", wrong - WRONG_MAX);
    }
    out.println(sum());
    out.flush();
  }

  private static String line(Kind kind, List<Finding> alike) {
    String where = alike.getFirst().spot().name();
    if (alike.size() > 1 && kind.about.isEmpty()) {
      where = Spot.list(alike.stream().flatMap(each -> each.spot().entries().stream()).toList());
    }
    return "%-9s %s, %s: %s".formatted(kind.verdict.word(), kind.check, where, kind.says);
  }

  private String sum() {
    return switch (verdict()) {
      case WRONG -> "WRONG: %d of %d checks.".formatted(count(Verdict.WRONG), findings.size());
      case CANNOT -> "Nothing is wrong, but not all that was asked for could be checked.";
      case OK, NOT_SAID ->
          "ok: %d checks. %d things are not said."
              .formatted(count(Verdict.OK), count(Verdict.NOT_SAID));
    };
  }

  private long count(Verdict verdict) {
    return findings.stream().filter(each -> each.verdict() == verdict).count();
  }

  ObjectNode json() {
    ObjectNode json = Json.MAPPER.createObjectNode();
    json.put("verdict", verdict().name());
    outcome
        .subject()
        .ifPresent(
            subject -> {
              json.put("model", subject.contents().model());
              json.put("version", subject.contents().version());
              json.putObject("checkpoint")
                  .put("origin", subject.checkpoint().origin())
                  .put("size", subject.checkpoint().head().size())
                  .put("root", subject.checkpoint().head().root().base64());
            });
    ArrayNode list = json.putArray("findings");
    for (Finding finding : findings) {
      ObjectNode each = list.addObject();
      each.put("verdict", finding.verdict().name());
      each.put("check", finding.check());
      each.put("place", finding.spot().name());
      ArrayNode entries = each.putArray("entries");
      finding.spot().entries().forEach(entries::add);
      each.put("says", finding.says());
    }
    return json;
  }

  /// What somebody else wrote must not move the cursor.
  private static String printable(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .limit(LENGTH_MAX)
        .map(
            c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? 0xFFFD : c)
        .forEach(out::appendCodePoint);
    return text.codePointCount(0, text.length()) > LENGTH_MAX ? out + "…" : out.toString();
  }
}
