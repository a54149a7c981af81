package io.modeltrail.audit.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.modeltrail.audit.search.EntrySearch.Whole;
import io.modeltrail.audit.search.EntryView;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// CSV as RFC 4180 has it. All texts stand in quotes; what is not there is an empty field without.
///
/// A text that begins with one of [#FORMULA] has an apostrophe in front: a spreadsheet would take
/// it for a formula otherwise, and carry it out, quotes or not. So has one that begins with an
/// apostrophe: whoever takes one away, where there is one, has the text as it was.
record CsvLines() implements Lines {

  /// What spreadsheets take for the beginning of a formula, some after blanks; full width too.
  private static final String FORMULA = "=+-@\t\r\n \u00a0\uff1d\uff0b\uff0d\uff20'";

  private static final List<String> COLUMNS =
      List.of(
          "index",
          "leafHash",
          "topic",
          "topicId",
          "partition",
          "offset",
          "appendedAt",
          "eventId",
          "type",
          "model",
          "environment",
          "actor",
          "decodeProblem",
          "leaf",
          "decoded");

  @Override
  public String contentType() {
    return "text/csv; charset=utf-8; header=present";
  }

  @Override
  public String extension() {
    return "csv";
  }

  @Override
  public byte[] head() {
    return line(COLUMNS.stream());
  }

  @Override
  public byte[] line(Whole entry) {
    EntryView view = entry.view();
    EntryView.PlaceView place = view.place();
    return line(
        Stream.of(
            Long.toString(view.index()),
            text(view.leafHash()),
            text(place.topic()),
            text(place.topicId()),
            Integer.toString(place.partition()),
            Long.toString(place.offset()),
            text(view.appendedAt()),
            text(view.eventId()),
            text(view.type()),
            text(view.model()),
            text(view.environment()),
            text(view.actor()),
            text(view.decodeProblem()),
            text(entry.leaf()),
            text(entry.decoded())));
  }

  private static byte[] line(Stream<String> fields) {
    return (fields.collect(Collectors.joining(",")) + "\r\n").getBytes(UTF_8);
  }

  private static String text(@Nullable Object value) {
    if (value == null) {
      return "";
    }
    String text = value.toString();
    boolean isTaken = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
    return '"' + (isTaken ? "'" : "") + text.replace("\"", "\"\"") + '"';
  }
}
