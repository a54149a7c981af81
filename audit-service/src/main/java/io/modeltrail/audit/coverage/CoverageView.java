package io.modeltrail.audit.coverage;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What the trail's first entries say of their own completeness. Lists of what is wrong have their
/// first items only; the counts beside them count all.
@Schema(name = "Coverage")
record CoverageView(
    @Schema(description = "It follows from so many entries, the first of the trail") long treeSize,
    List<PartitionView> partitions,
    @Schema(description = "All gaps, outages too") long gaps,
    @Schema(description = "Times in which nothing was scanned") List<OutageView> outages,
    @Schema(description = "Notes that the entries do not bear out") long contradictions,
    List<ContradictionView> firstContradictions,
    List<SequencesView> sequences) {

  /// A partition of a topic; a topic that was deleted and created again is another one.
  @Schema(name = "CoverageOfPartition")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record PartitionView(
      String topic,
      UUID topicId,
      int partition,
      @Schema(description = "What notes claim; ranges that touch are one") List<RangeView> scanned,
      @Schema(description = "Records that were visible there: each has its entry") long entries,
      @Schema(description = "Offsets there that had no visible record") long withoutRecord,
      List<GapView> gaps,
      @Schema(description = "Scanned up to here, claimed or not") long position,
      @Schema(description = "The log's next offset now; absent if this topic is no more")
          @Nullable Long end,
      @Schema(description = "Offsets from the position to the end") @Nullable Long lag) {}

  /// @param to exclusive
  record RangeView(long from, @Schema(description = "Exclusive") long to) {}

  /// @param to absent: nobody knows
  /// @param index of the entry that notes it
  @Schema(name = "CoverageGap")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record GapView(
      Gap.Reason reason,
      long from,
      @Schema(description = "Exclusive; absent: nobody knows") @Nullable Long to,
      Instant foundAt,
      @Schema(description = "Of the entry that notes it") long index) {}

  @Schema(name = "CoverageOutage")
  record OutageView(Instant since, Instant until, long index) {}

  @Schema(name = "CoverageContradiction")
  record ContradictionView(long index, String place, String detail) {}

  /// The domain's numbers of one kind.
  @Schema(name = "Sequences")
  record SequencesView(
      SequenceKind kind,
      @Schema(description = "How many there are, as models that have versions") long sequences,
      @Schema(description = "Numbers that were seen") long numbers,
      @Schema(description = "Events that came again, under the same id") long toldAgain,
      @Schema(description = "Stretches of numbers that no entry has") long missing,
      @Schema(description = "Numbers that stand for two facts") long repeated,
      @Schema(description = "Entries whose number cannot be read") long unreadable,
      List<FlawView> firstFlaws) {}

  /// @param index of the entry that shows it
  @Schema(name = "SequenceFlaw")
  record FlawView(SequenceTable.Flaw flaw, String subject, long from, long to, long index) {}
}
