package io.modeltrail.registry.artifact.check;

import io.modeltrail.service.outbound.PublicNames;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkServiceException;

/// Tells a place that does not answer now, of whose artifacts nothing is known, from one that
/// answers that an artifact cannot be had.
final class StoreAway {

  private static final int CAUSES_MAX = 10;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVER_ERROR = 500;

  private StoreAway() {}

  /// A server answers that it cannot answer.
  static final class AnswerException extends IOException {
    private static final long serialVersionUID = 1L;

    AnswerException(int status) {
      super("the server answers " + status);
    }
  }

  static boolean is(int status) {
    return status >= SERVER_ERROR || status == TOO_MANY_REQUESTS;
  }

  /// Whether it is what this came from.
  static boolean is(Exception e) {
    @Nullable Throwable cause = e;
    for (int i = 0; cause != null && i < CAUSES_MAX; i++) {
      if (cause instanceof PublicNames.NotPublicException) {
        return false;
      }
      if (cause instanceof AnswerException
          || cause instanceof UnknownHostException // a name server away gives no other answer
          || cause instanceof SocketException // refused, reset, no way there
          || cause instanceof SocketTimeoutException
          || cause instanceof NoHttpResponseException
          || cause instanceof ConnectionClosedException
          || cause instanceof SdkClientException // no answer, or no credentials to ask with
          || (cause instanceof SdkServiceException answer && is(answer.statusCode()))) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }
}
