package io.modeltrail.registry.artifact.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// Artifacts in a bucket of S3 or of what speaks like it: `<prefix>sha256/ab/abcdef…`. What is
/// larger than a part is sent in parts, one at a time and read from the file, so memory does not
/// grow with the artifact. Parts come together only when all are there.
public final class S3Store implements ArtifactStore {

  private static final int NOT_FOUND = 404;
  private static final String TYPE = "application/octet-stream";

  private final S3Client client;
  private final String bucket;
  private final String prefix;
  private final long partBytes;

  /// @param prefix of all keys; may be empty
  /// @param partBytes 5 MiB at least; S3 takes at most 10,000 parts
  public S3Store(S3Client client, String bucket, String prefix, long partBytes) {
    this.client = client;
    this.bucket = bucket;
    this.prefix = prefix;
    this.partBytes = partBytes;
  }

  @Override
  public OptionalLong size(Sha256 sha256) throws IOException {
    try {
      return OptionalLong.of(
          client.headObject(head -> head.bucket(bucket).key(key(sha256))).contentLength());
    } catch (S3Exception e) {
      if (e.statusCode() == NOT_FOUND) {
        return OptionalLong.empty();
      }
      throw new IOException(e.getMessage(), e);
    } catch (SdkException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  @Override
  public InputStream open(Sha256 sha256, long from, long length) throws IOException {
    if (length == 0) {
      return InputStream.nullInputStream();
    }
    return S3Objects.open(client, bucket, key(sha256), "bytes=" + from + "-" + (from + length - 1));
  }

  @Override
  public void keep(Sha256 sha256, Path whole) throws IOException {
    long size = Files.size(whole);
    try {
      if (size <= partBytes) {
        putWhole(sha256, new FilePart(whole, 0, size, size));
      } else {
        putParts(sha256, whole, size);
      }
    } catch (SdkException e) {
      throw new IOException(e.getMessage(), e);
    }
    Files.delete(whole);
  }

  private void putWhole(Sha256 sha256, FilePart all) throws IOException {
    SentBytes sent = new SentBytes();
    String md5 = sent.md5(all);
    sent.mustBe(sha256);
    client.putObject(
        put -> put.bucket(bucket).key(key(sha256)).contentType(TYPE).contentMD5(md5), body(all));
  }

  private void putParts(Sha256 sha256, Path whole, long size) throws IOException {
    String key = key(sha256);
    String upload =
        client
            .createMultipartUpload(create -> create.bucket(bucket).key(key).contentType(TYPE))
            .uploadId();
    try {
      SentBytes sent = new SentBytes();
      List<CompletedPart> parts = new ArrayList<>();
      for (long from = 0; from < size; from += partBytes) {
        FilePart part = new FilePart(whole, from, partBytes, size);
        parts.add(putPart(key, upload, parts.size() + 1, part, sent.md5(part)));
      }
      sent.mustBe(sha256);
      // A crash before leaves parts without an object; a rule of the bucket's should drop such.
      client.completeMultipartUpload(
          complete ->
              complete
                  .bucket(bucket)
                  .key(key)
                  .uploadId(upload)
                  .multipartUpload(all -> all.parts(parts)));
    } catch (SdkException | IOException e) {
      abort(key, upload, e);
      throw e;
    }
  }

  private CompletedPart putPart(String key, String upload, int number, FilePart part, String md5) {
    String tag =
        client
            .uploadPart(
                put ->
                    put.bucket(bucket).key(key).uploadId(upload).partNumber(number).contentMD5(md5),
                body(part))
            .eTag();
    return CompletedPart.builder().partNumber(number).eTag(tag).build();
  }

  private static RequestBody body(FilePart part) {
    return RequestBody.fromContentProvider(part, part.length(), TYPE);
  }

  private void abort(String key, String upload, Exception cause) {
    try {
      client.abortMultipartUpload(abort -> abort.bucket(bucket).key(key).uploadId(upload));
    } catch (SdkException e) {
      cause.addSuppressed(e);
    }
  }

  private String key(Sha256 sha256) {
    return prefix + "sha256/" + sha256.hex().substring(0, 2) + "/" + sha256.hex();
  }
}
