package io.modeltrail.registry.search;

/// A value that is written in an expression.
///
/// @param text of a text: without quotes; of another: as it is written
record Literal(Form form, String text) {

  enum Form {
    TEXT("a text"),
    NUMBER("a number"),
    TRUTH("true or false");

    private final String people;

    Form(String people) {
      this.people = people;
    }

    @Override
    public String toString() {
      return people;
    }
  }

  static Literal text(String text) {
    return new Literal(Form.TEXT, text);
  }

  @Override
  public String toString() {
    return form == Form.TEXT ? quoted(text) : text;
  }

  static String quoted(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }
}
