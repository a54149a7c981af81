package io.modeltrail.registry.artifact.store;

import java.io.FileNotFoundException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/// Objects of S3 as streams.
public final class S3Objects {

  private S3Objects() {}

  /// The bytes of an object. Closed before its end, the rest is not waited for.
  ///
  /// @param range as in HTTP, as `bytes=0-99`; null: all
  /// @throws FileNotFoundException if there is no such object
  public static InputStream open(S3Client client, String bucket, String key, @Nullable String range)
      throws IOException {
    try {
      return new Aborting(client.getObject(get -> get.bucket(bucket).key(key).range(range)));
    } catch (NoSuchKeyException e) {
      FileNotFoundException missing =
          new FileNotFoundException("there is no object " + key + " in the bucket " + bucket);
      missing.initCause(e);
      throw missing;
    } catch (SdkException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /// The SDK's stream would be read to its end when it is closed.
  private static final class Aborting extends FilterInputStream {

    private final ResponseInputStream<GetObjectResponse> response;
    private boolean ended;

    Aborting(ResponseInputStream<GetObjectResponse> response) {
      super(response);
      this.response = response;
    }

    @Override
    public int read() throws IOException {
      int one = super.read();
      ended |= one < 0;
      return one;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = super.read(bytes, offset, length);
      ended |= read < 0;
      return read;
    }

    @Override
    public void close() throws IOException {
      if (ended) {
        super.close();
      } else {
        response.abort();
      }
    }
  }
}
