package io.modeltrail.cli.evidence;

import io.modeltrail.cli.CannotTellException;
import io.modeltrail.tlog.MalformedException;
import io.modeltrail.tlog.checkpoint.Checkpoint;
import io.modeltrail.tlog.checkpoint.SignedCheckpoint;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// Checks a whole bundle: the checkpoint, then that its entries are in the log and what they say,
/// then what they tell together.
final class BundleVerifier {

  private static final String CONTENTS = "contents";

  private final Trust trust;
  private final Instant now;
  private final Findings findings = new Findings();

  /// What came of it.
  ///
  /// @param subject which version, by which checkpoint; empty if that much could not be read
  record Outcome(Optional<Subject> subject, Findings findings) {}

  record Subject(Contents contents, Checkpoint checkpoint, Story story) {}

  BundleVerifier(Trust trust, Instant now) {
    this.trust = trust;
    this.now = now;
  }

  /// @throws CannotTellException if there is no such file
  Outcome verify(Path file) throws CannotTellException {
    Optional<Subject> subject = Optional.empty();
    try (BundleZip zip = BundleZip.open(file)) {
      Contents contents = Contents.parse(zip.read(Contents.FILE));
      SignedCheckpoint checkpoint = checkpoint(zip);
      CheckpointCheck check = new CheckpointCheck(trust, findings);
      Set<String> signers = check.signers(checkpoint, now);
      Story story = new Story(contents.model(), contents.version());
      subject = Optional.of(new Subject(contents, checkpoint.checkpoint(), story));
      if (!signers.isEmpty()) {
        check.goesOn(checkpoint, zip);
        contents(contents, checkpoint.checkpoint(), zip);
        entries(contents, checkpoint, zip, story);
        story(story, signers);
      }
    } catch (UnfitException e) {
      findings.wrong(CONTENTS, Spot.file(e.place()), e.why());
    } catch (MalformedException e) {
      findings.wrong(CONTENTS, Spot.file(e.format()), e.detail());
    }
    return new Outcome(subject, findings);
  }

  private static SignedCheckpoint checkpoint(BundleZip zip)
      throws UnfitException, MalformedException {
    byte[] bytes = zip.read(CheckpointCheck.FILE);
    try {
      return SignedCheckpoint.parse(bytes);
    } catch (MalformedException e) {
      throw e.in(CheckpointCheck.FILE, "is none");
    }
  }

  /// What bundle.json lists is what is there.
  private void contents(Contents contents, Checkpoint checkpoint, BundleZip zip)
      throws UnfitException {
    Contents.Head head =
        new Contents.Head(
            checkpoint.origin(), checkpoint.head().size(), checkpoint.head().root().base64());
    if (!contents.head().equals(head)) {
      findings.wrong(
          CONTENTS, Spot.file(Contents.FILE), "tells of another checkpoint than the bundle has");
    }
    SortedSet<String> files = new TreeSet<>(zip.common());
    files.remove(Contents.FILE);
    files.addAll(contents.files().keySet());
    for (String name : files) {
      String digest = contents.files().get(name);
      if (digest == null) {
        findings.wrong(CONTENTS, Spot.file(name), "is not listed in " + Contents.FILE);
      } else if (!zip.has(name)) {
        findings.wrong(CONTENTS, Spot.file(name), "is missing");
      } else if (!Opening.sha256(zip.read(name)).equals(digest)) {
        findings.wrong(CONTENTS, Spot.file(name), "is not what %s lists".formatted(Contents.FILE));
      }
    }
    findings.notSaid(
        "passport",
        Spot.file("passport.html, bundle.json"),
        "are renderings that nobody has signed: all that is told here is read from the entries alone");
  }

  private void entries(Contents contents, SignedCheckpoint checkpoint, BundleZip zip, Story story) {
    EntryReader reader = new EntryReader(zip, checkpoint, findings);
    SortedSet<Long> indexes = new TreeSet<>(zip.entries());
    indexes.addAll(contents.entries().keySet());
    if (indexes.isEmpty()) {
      findings.wrong(CONTENTS, Spot.file("entries"), "there are none");
    }
    for (long index : indexes) {
      Contents.Item item = contents.entries().get(index);
      if (item == null) {
        findings.wrong(CONTENTS, Spot.entry(index), "is not listed in " + Contents.FILE);
        continue;
      }
      switch (reader.read(index)) {
        case EntryReader.Read.Told(Event event) -> {
          listed(index, item, event.leaf(), false);
          if (!story.add(event)) {
            findings.notSaid(CONTENTS, Spot.entry(index), "is about another model");
          }
        }
        case EntryReader.Read.Untold untold -> {
          listed(index, item, untold.leaf(), !zip.has("entries/%d/record".formatted(index)));
          story.add(untold);
        }
        case EntryReader.Read.Nothing nothing -> {}
      }
    }
  }

  private void listed(long index, Contents.Item item, Leaf leaf, boolean isErased) {
    Contents.Item expected =
        new Contents.Item(
            leaf.place().topic(),
            Role.of(leaf),
            Leaf.MILLIS.format(leaf.appendedAt()),
            leaf.said().type(),
            isErased);
    if (!item.equals(expected)) {
      findings.wrong(
          CONTENTS,
          new Spot(Contents.FILE + ", entry " + index, List.of(index)),
          "lists it as %s, and it is %s".formatted(item, expected));
    }
  }

  private void story(Story story, Set<String> signers) {
    for (StoryCheck check :
        List.of(
            new RegistrationCheck(),
            new StepsCheck(),
            new RequestCheck(trust.attestor()),
            new RulesCheck(),
            new GatesCheck(),
            new ApprovalsCheck(trust.attestor()),
            new EmergencyCheck(),
            new SuccessionCheck(),
            new ReportsCheck(),
            new NotesCheck(signers))) {
      check.look(story, findings);
    }
  }
}
