package io.modeltrail.registry.artifact.check;

import io.modeltrail.registry.artifact.store.S3Objects;
import java.io.IOException;
import java.io.InputStream;
import software.amazon.awssdk.services.s3.S3Client;

/// An object of S3, or the objects below a prefix.
record S3Origin(S3Client client, String bucket, String key) implements Origin {

  @Override
  public InputStream open() throws IOException {
    return S3Objects.open(client, bucket, key, null);
  }

  @Override
  public InputStream open(String path) throws IOException {
    String folder = key.isEmpty() || key.endsWith("/") ? key : key + "/";
    return S3Objects.open(client, bucket, folder + path, null);
  }
}
