package io.modeltrail.torture.mutant;

import io.modeltrail.localstack.stack.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A service that is broken on purpose. The resource that describes it has lines `key: text`, and
/// for each change of a source file
///
/// ```
/// file: path below the checkout
/// <<<
/// what stands there
/// ===
/// what is put in its place
/// >>>
/// ```
///
/// @param name that of the resource
/// @param what is broken, in words
/// @param service that runs so
/// @param fault under which it shows; `halt POINT 3`: it halts at that commit point, the third time
/// @param spoils whether what it leaves makes an installation useless
/// @param edits of the sources
public record Mutant(
    String name, String what, Service service, String fault, boolean spoils, List<Edit> edits) {

  public Mutant {
    edits = List.copyOf(edits);
  }

  static Mutant parse(String name, String text) {
    String what = "";
    String service = "registry";
    String fault = "calm";
    boolean spoils = false;
    List<Edit> edits = new ArrayList<>();
    String file = "";
    for (int at = 0; at < text.length(); ) {
      int end = text.indexOf('\n', at);
      String line = text.substring(at, end);
      at = end + 1;
      if (line.equals("<<<")) {
        int middle = text.indexOf("\n===\n", at - 1);
        int last = text.indexOf("\n>>>\n", middle + 1);
        String put = last < middle + 5 ? "" : text.substring(middle + 5, last);
        edits.add(new Edit(file, text.substring(at, middle), put));
        at = last + 5;
        continue;
      }
      String value = line.substring(line.indexOf(':') + 1).strip();
      switch (line.substring(0, Math.max(0, line.indexOf(':')))) {
        case "what" -> what = value;
        case "service" -> service = value;
        case "fault" -> fault = value;
        case "spoils" -> spoils = Boolean.parseBoolean(value);
        case "file" -> file = value;
        default -> throw new IllegalArgumentException(name + ": " + line);
      }
    }
    return new Mutant(
        name, what, Service.valueOf(service.toUpperCase(Locale.ROOT)), fault, spoils, edits);
  }
}
