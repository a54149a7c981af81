package io.modeltrail.audit.answers.question;

import io.modeltrail.audit.answers.record.Entry;
import io.modeltrail.audit.answers.record.Fact;
import io.modeltrail.audit.answers.record.Records;
import io.modeltrail.audit.answers.record.Seen;
import io.modeltrail.audit.answers.story.Says;
import io.modeltrail.service.page.Limit;
import io.modeltrail.service.problem.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One question as it is asked, on the way to its answer.
///
/// For one thread.
public final class Asked {

  /// Entries that are named one by one, if they could not be read.
  private static final int UNREAD_MAX = 100;

  private final Given given;
  private final Records records;
  private final AsOf asOf;
  private final Limit limit;
  private final Map<Long, Because> because = new TreeMap<>();
  private final Set<CannotSay> cannotSay = new LinkedHashSet<>();
  private @Nullable Cursor next;

  public Asked(Given given, Records records, AsOf asOf) {
    this.given = given;
    this.records = records;
    this.asOf = asOf;
    this.limit = Limit.fromString(given.find(Parameter.LIMIT).orElse(Limit.DEFAULT));
  }

  public Records records() {
    return records;
  }

  public AsOf asOf() {
    return asOf;
  }

  public Given given() {
    return given;
  }

  public <T> Optional<T> find(Parameter<T> parameter) {
    return given.find(parameter);
  }

  /// Of one that is required.
  public <T> T get(Parameter<T> parameter) {
    return given.find(parameter).orElseThrow();
  }

  /// The time as of which the trail is read: when the log took the newest entry that counts. An
  /// answer does not depend on when it is asked.
  public Instant now() {
    return asOf.time() == null ? Instant.EPOCH : asOf.time();
  }

  /// An entry proves a part of the answer.
  ///
  /// @return its index
  public long because(Fact<?> fact) {
    return because(fact.entry(), Says.of(fact));
  }

  public List<Long> because(Collection<? extends Fact<?>> facts) {
    return facts.stream().map(this::because).sorted().distinct().toList();
  }

  public long because(Entry entry, String says) {
    String proof =
        "/entries/%d/proof%s"
            .formatted(entry.index(), asOf.root() == null ? "" : "?size=" + asOf.size());
    because.putIfAbsent(
        entry.index(), new Because(entry.index(), entry.type(), entry.appendedAt(), says, proof));
    return entry.index();
  }

  public void cannotSay(String code, String why) {
    cannotSay.add(new CannotSay(null, code, why));
  }

  public void cannotSay(Entry about, String code, String why) {
    cannotSay.add(new CannotSay(about.index(), code, why));
  }

  /// The rows of the page that is asked for, of all that there are.
  public <R> List<R> page(List<R> rows) {
    int from = Math.min(position(), rows.size());
    int to = Math.min(from + limit.size(), rows.size());
    if (to < rows.size()) {
      next(Integer.toString(to));
    }
    return rows.subList(from, to);
  }

  /// How many rows a page takes.
  public int limit() {
    return limit.size();
  }

  /// After what the page begins, for lists that are read page by page.
  public Optional<String> after() {
    return find(Parameter.AFTER).map(text -> Cursor.parse(text).position());
  }

  /// That the list goes on.
  public void next(String position) {
    next = new Cursor(asOf.size(), position);
  }

  private int position() {
    try {
      return after().map(Integer::valueOf).map(at -> Math.max(0, at)).orElse(0);
    } catch (NumberFormatException e) {
      throw Problem.badRequest(
          "BAD_CURSOR", "after must be the next of the page before, as it was given");
    }
  }

  public Answer answered(String question, Object answer) {
    List<CannotSay> open = new ArrayList<>(cannotSay);
    records.tree().flaw().ifPresent(flaw -> open.add(new CannotSay(null, CannotSay.ALTERED, flaw)));
    List<Seen> unread = records.unread();
    unread.stream().limit(UNREAD_MAX).forEach(seen -> open.add(CannotSay.of(seen)));
    if (unread.size() > UNREAD_MAX) {
      open.add(
          new CannotSay(
              null,
              CannotSay.NOT_RECORDED,
              "%d entries more could not be read, or not whole"
                  .formatted(unread.size() - UNREAD_MAX)));
    }
    return new Answer(
        question,
        given.values(),
        asOf,
        answer,
        List.copyOf(because.values()),
        List.copyOf(open),
        next == null ? null : next.text());
  }
}
