package io.modeltrail.registry.artifact.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Optional;
import java.util.OptionalLong;

/// Takes artifacts into a store. An artifact is there when all its bytes are, and have the digest
/// that was said; before that nobody can read it.
public final class Deposits {

  private final ArtifactStore store;
  private final Uploads uploads;

  public Deposits(ArtifactStore store, Uploads uploads) {
    this.store = store;
    this.uploads = uploads;
  }

  /// Brings an artifact, or the rest of it.
  ///
  /// @param body is not read if the artifact is there already
  /// @throws IOException if store or disk fail; what came is kept, try again
  public Deposit put(Sha256 sha256, Portion portion, Content content, InputStream body)
      throws IOException {
    OptionalLong there = store.size(sha256);
    if (there.isPresent()) {
      return there(sha256, there.getAsLong(), content);
    }
    if (portion.total() > content.bytesMax()) {
      return new Deposit.TooLarge(content.bytesMax());
    }
    return switch (uploads.begin(sha256, portion)) {
      case Uploads.Begun.Declined declined -> declined.why();
      case Uploads.Begun.Opened opened -> {
        try (Upload upload = opened.upload()) {
          yield receive(upload, sha256, portion, content, body);
        }
      }
    };
  }

  private Deposit receive(
      Upload upload, Sha256 sha256, Portion portion, Content content, InputStream body)
      throws IOException {
    OptionalLong there = store.size(sha256);
    if (there.isPresent()) { // since it was looked for, and before the lock was got
      upload.drop();
      return there(sha256, there.getAsLong(), content);
    }
    Optional<Deposit> declined = upload.begin(portion);
    if (declined.isPresent()) {
      return declined.get();
    }
    Optional<Deposit> failed = upload.receive(body, content.bytesMax());
    if (failed.isPresent()) {
      return failed.get();
    }
    Optional<Deposit.Refused> flaw;
    try (InputStream bytes = Files.newInputStream(upload.file())) {
      flaw = content.check().flaw(bytes);
    }
    if (flaw.isPresent()) {
      upload.drop();
      return flaw.get();
    }
    // A crash here leaves all its bytes under way: the next request finds them, and only keeps
    // them.
    store.keep(sha256, upload.file());
    return new Deposit.Made(upload.size());
  }

  /// It may have been brought as something else, of which less is asked.
  private Deposit there(Sha256 sha256, long size, Content content) throws IOException {
    try (InputStream bytes = store.open(sha256, 0, size)) {
      Optional<Deposit.Refused> flaw = content.check().flaw(bytes);
      return flaw.isPresent() ? flaw.get() : new Deposit.There(size);
    }
  }
}
