package io.modeltrail.audit.planted;

import io.modeltrail.audit.answers.record.Fact;
import io.modeltrail.audit.publication.TrailDatabase;
import io.modeltrail.audit.story.StorySchemas;
import io.modeltrail.event.AuditNoteKind;
import io.modeltrail.event.AuditNoted;
import io.modeltrail.event.ModelDescribed;
import io.modeltrail.event.ModelObserved;
import io.modeltrail.event.PromotionDecided;
import io.modeltrail.messaging.record.Place;
import io.modeltrail.tlog.checkpoint.SignedCheckpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import org.apache.avro.specific.SpecificRecord;

/// A clean year as it is stored, to be tampered with in copies: once at its end, once as it was in
/// May, and once with entries that are not signed yet.
final class StoredYear {

  static final List<String> MODELS =
      List.of("credit", "fraud", "churn", "pricing", "claims", "triage", "routing");

  private static final Duration UNTIL_MAY = Duration.ofDays(180);

  final Year year;
  final TrailDatabase whole;
  final TrailDatabase inMay;
  final TrailDatabase unsigned;
  private final SignedCheckpoint keptInMay;

  StoredYear(StorySchemas schemas, long seed, TrailDatabase database) throws SQLException {
    this.year = new Year(schemas, seed).with(MODELS).until(Year.BEGIN.plus(UNTIL_MAY));
    this.whole = database;
    year.story().write(whole);
    this.keptInMay = whole.newest();
    this.inMay = whole.copy();
    year.until(Year.END).story().write(whole);
    PlainTable.of(whole.dataSource(), year.story().told());
    this.unsigned = whole.copy();
    year.story().model("late").trained("run-1", 0.9);
    year.story().store(unsigned);
  }

  /// How many entries are signed.
  long size() {
    return whole.newest().checkpoint().head().size();
  }

  long sizeInMay() {
    return keptInMay.checkpoint().head().size();
  }

  /// What a reviewer has kept in May.
  Path keptInMay() throws IOException {
    return file(keptInMay);
  }

  /// What a reviewer holds who watches the log all the time.
  Path held() throws IOException {
    return file(whole.newest());
  }

  private static Path file(SignedCheckpoint checkpoint) throws IOException {
    return Files.write(Files.createTempDirectory("kept").resolve("checkpoint"), checkpoint.bytes());
  }

  /// The first approval of all.
  long decision() {
    return index(PromotionDecided.class, 0);
  }

  /// What monitoring told: nothing else refers to it.
  ///
  /// @param number from 0
  long observation(int number) {
    return index(ModelObserved.class, number);
  }

  long firstObservation() {
    return observation(0);
  }

  /// A note of what was scanned.
  long scan() {
    return year.story().told().stream()
        .filter(
            each ->
                each.said() instanceof AuditNoted noted && noted.getKind() == AuditNoteKind.SCAN)
        .skip(3)
        .mapToLong(Fact::index)
        .findFirst()
        .orElseThrow();
  }

  /// The last notes that claim the partitions in which some entries stand.
  String lastClaims(long... entries) {
    TreeSet<Long> claims = new TreeSet<>();
    for (long entry : entries) {
      Place place = year.story().told().get((int) entry).entry().place();
      String lane = "%s/%s/%d".formatted(place.topic(), place.topicId(), place.partition());
      year.story().told().stream()
          .filter(
              each ->
                  each.said() instanceof AuditNoted noted
                      && noted.getKind() == AuditNoteKind.SCAN
                      && noted.getDetail().containsKey(lane))
          .mapToLong(Fact::index)
          .max()
          .ifPresent(claims::add);
    }
    return StoredFindings.ranges(claims);
  }

  /// The path of the bundle that has the last entry, which is the second.
  String lastBundle() {
    return "tile/entries/001.p/%d".formatted(size() - 256);
  }

  long description() {
    return index(ModelDescribed.class, 0);
  }

  private long index(Class<? extends SpecificRecord> kind, int number) {
    return year.story().told().stream()
        .filter(each -> kind.isInstance(each.said()))
        .skip(number)
        .mapToLong(Fact::index)
        .findFirst()
        .orElseThrow();
  }
}
