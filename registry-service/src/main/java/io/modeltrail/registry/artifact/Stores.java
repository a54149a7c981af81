package io.modeltrail.registry.artifact;

import io.modeltrail.registry.artifact.store.ArtifactStore;
import io.modeltrail.registry.artifact.store.Deposits;
import io.modeltrail.registry.artifact.store.FolderStore;
import io.modeltrail.registry.artifact.store.S3Store;
import io.modeltrail.registry.artifact.store.Uploads;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/// Makes the store that the settings name.
@ApplicationScoped
class Stores {

  private static final long PART_BYTES_MIN = 5L * 1024 * 1024;

  @Produces
  @Singleton
  ArtifactStore store(ArtifactConfig config, S3Client client) {
    return switch (config.store()) {
      case FOLDER -> new FolderStore(config.folder());
      case S3 -> s3(config.s3(), client);
    };
  }

  private static S3Store s3(ArtifactConfig.S3 config, S3Client client) {
    String bucket =
        config
            .bucket()
            .orElseThrow(
                () -> new IllegalStateException("modeltrail.artifacts.s3.bucket is not set"));
    long partBytes = config.partBytes().asLongValue();
    if (partBytes < PART_BYTES_MIN) {
      throw new IllegalStateException("modeltrail.artifacts.s3.part-bytes must be 5M or more");
    }
    return new S3Store(client, bucket, config.prefix().orElse(""), partBytes);
  }

  @Produces
  @Singleton
  Uploads uploads(ArtifactConfig config) {
    return new Uploads(
        config.folder().resolve("uploads"),
        new Uploads.Limits(
            config.uploadsAtOnce(), config.freeBytesMin().asLongValue(), config.uploadsKept()));
  }

  @Produces
  @Singleton
  Deposits deposits(ArtifactStore store, Uploads uploads) {
    return new Deposits(store, uploads);
  }

  /// Also for artifacts that lie in other buckets. It is made even if nothing uses it, and asks
  /// nobody before it is used.
  @Produces
  @Singleton
  S3Client s3Client(ArtifactConfig config) {
    ArtifactConfig.S3 s3 = config.s3();
    S3ClientBuilder client =
        S3Client.builder()
            .httpClient(UrlConnectionHttpClient.create())
            .region(Region.of(s3.region()))
            .forcePathStyle(s3.pathStyle())
            // Servers that are not AWS's know no trailing checksums; digests are ours anyway.
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
    s3.endpoint().ifPresent(client::endpointOverride);
    if (s3.accessKey().isPresent() && s3.secretKey().isPresent()) {
      client.credentialsProvider(
          StaticCredentialsProvider.create(
              AwsBasicCredentials.create(s3.accessKey().get(), s3.secretKey().get())));
    }
    return client.build();
  }

  void close(@Disposes S3Client client) {
    client.close();
  }
}
