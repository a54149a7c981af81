package io.modeltrail.registry.artifact;

import io.modeltrail.registry.artifact.store.ArtifactStore;
import io.modeltrail.registry.artifact.store.Deposit;
import io.modeltrail.registry.artifact.store.Sha256;
import io.modeltrail.service.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Answers with artifacts, and with what became of one that was brought.
@ApplicationScoped
class Answering {

  static final String UPLOAD_OFFSET = "Upload-Offset";

  private static final int PARTIAL = 206;
  private static final int BEYOND = 416;

  private final ArtifactStore store;
  private final ArtifactPlace place;

  Answering(ArtifactStore store, ArtifactPlace place) {
    this.store = store;
    this.place = place;
  }

  /// What is kept now.
  record Kept(String sha256, long sizeBytes, String uri, String href) {}

  /// The size of an artifact in bytes, if it is here.
  OptionalLong size(Sha256 sha256) throws IOException {
    return store.size(sha256);
  }

  /// The bytes that the headers ask for; empty if there is no such artifact.
  ///
  /// @param range the header `Range`
  /// @param condition the header `If-None-Match`
  Optional<Response> bytes(Sha256 sha256, @Nullable String range, @Nullable String condition)
      throws IOException {
    OptionalLong size = size(sha256);
    return size.isPresent()
        ? Optional.of(bytes(sha256, size.getAsLong(), range, condition))
        : Optional.empty();
  }

  private Response bytes(
      Sha256 sha256, long size, @Nullable String range, @Nullable String condition)
      throws IOException {
    if (condition != null && (condition.contains(tag(sha256)) || condition.equals("*"))) {
      return Response.notModified().header(HttpHeaders.ETAG, tag(sha256)).build();
    }
    return switch (range == null ? new ByteRange.Asked.All() : ByteRange.parse(range, size)) {
      case ByteRange.Asked.All all ->
          described(Response.ok(store.open(sha256, 0, size)), sha256, size).build();
      case ByteRange.Asked.Part part ->
          described(
                  Response.status(PARTIAL)
                      .entity(store.open(sha256, part.range().from(), part.range().length())),
                  sha256,
                  part.range().length())
              .header("Content-Range", part.range().contentRange(size))
              .build();
      case ByteRange.Asked.Beyond beyond ->
          Problem.of(BEYOND, "RANGE_NOT_SATISFIABLE", "the artifact has " + size + " bytes")
              .answer()
              .header("Content-Range", "bytes */" + size)
              .build();
    };
  }

  /// The header alone, without opening the artifact; empty if there is no such artifact.
  Optional<Response> head(Sha256 sha256) throws IOException {
    OptionalLong size = size(sha256);
    return size.isPresent()
        ? Optional.of(described(Response.ok(), sha256, size.getAsLong()).build())
        : Optional.empty();
  }

  /// What stands in the header of every answer about an artifact that is here.
  private ResponseBuilder described(ResponseBuilder answer, Sha256 sha256, long length) {
    return answer
        .type(MediaType.APPLICATION_OCTET_STREAM)
        .header(HttpHeaders.CONTENT_LENGTH, length)
        .header(HttpHeaders.ETAG, tag(sha256))
        .header("Repr-Digest", "sha-256=:" + sha256.base64() + ":")
        .header("Accept-Ranges", "bytes")
        .header(HttpHeaders.CACHE_CONTROL, "private, max-age=31536000, immutable")
        .header("X-Content-Type-Options", "nosniff")
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment");
  }

  private static String tag(Sha256 sha256) {
    return "\"" + sha256 + "\"";
  }

  Response deposit(Sha256 sha256, Deposit deposit) {
    return switch (deposit) {
      case Deposit.Made made ->
          Response.created(URI.create(ArtifactPlace.href(sha256)))
              .entity(kept(sha256, made.sizeBytes()))
              .build();
      case Deposit.There there -> Response.ok(kept(sha256, there.sizeBytes())).build();
      case Deposit.Busy busy ->
          Problem.of(409, "UPLOAD_IN_PROGRESS", "this artifact is being uploaded at this moment")
              .answer()
              .header(HttpHeaders.RETRY_AFTER, 5)
              .build();
      case Deposit.OtherStart other ->
          Problem.of(
                  409,
                  "UPLOAD_OFFSET",
                  "%d bytes of this artifact are kept: go on there".formatted(other.kept()))
              .answer()
              .header(UPLOAD_OFFSET, other.kept())
              .build();
      case Deposit.Incomplete incomplete ->
          Problem.of(
                  400,
                  "UPLOAD_INCOMPLETE",
                  "the bytes stopped early; %d are kept: go on there".formatted(incomplete.kept()))
              .answer()
              .header(UPLOAD_OFFSET, incomplete.kept())
              .build();
      case Deposit.TooMany tooMany -> // 503 has a Retry-After
          problem(503, "TOO_MANY_UPLOADS", "too much is being uploaded at this moment; try again");
      case Deposit.Full full ->
          problem(
              507, "STORAGE_FULL", "the disk has no room for it; nothing of this request is kept");
      case Deposit.TooLarge tooLarge ->
          problem(
              413,
              "ARTIFACT_TOO_LARGE",
              "at most %d bytes are taken; nothing of this request is kept"
                  .formatted(tooLarge.bytesMax()));
      case Deposit.Mismatch mismatch ->
          problem(
              422,
              "ARTIFACT_DIGEST_MISMATCH",
              "the bytes have the digest %s, not %s; nothing of them is kept"
                  .formatted(mismatch.actual(), sha256));
      case Deposit.Refused refused -> problem(422, refused.code(), refused.detail());
    };
  }

  private static Response problem(int status, String code, String detail) {
    return Problem.of(status, code, detail).response();
  }

  private Kept kept(Sha256 sha256, long size) {
    return new Kept(sha256.hex(), size, place.uri(sha256), ArtifactPlace.href(sha256));
  }
}
