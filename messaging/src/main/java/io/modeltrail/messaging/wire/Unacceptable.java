package io.modeltrail.messaging.wire;

import io.modeltrail.messaging.record.Refusal;

/// Something that no record may hold. Where it stands is told on the way out, from the inside to
/// the outside: a record that is sound, as nearly all are, never has to know.
final class Unacceptable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String code;
  private final String what;
  private String path = "";

  Unacceptable(String code, String what) {
    super(what, null, false, false);
    this.code = code;
    this.what = what;
  }

  Unacceptable inField(String name) {
    path = path.isEmpty() || path.startsWith("[") ? name + path : name + "." + path;
    return this;
  }

  Unacceptable inEntry(String key) {
    return inBrackets("\"" + key + "\"");
  }

  Unacceptable inBrackets(Object index) {
    path = "[" + index + "]" + (path.isEmpty() || path.startsWith("[") ? path : "." + path);
    return this;
  }

  Refusal refusal() {
    return new Refusal(code, path + " " + what);
  }
}
