package io.modeltrail.cli.log;

import java.io.IOException;

/// Who asks may not read that. To ask again does not help.
final class RefusedException extends IOException {

  private static final long serialVersionUID = 1L;

  RefusedException(String url, int status, boolean hasToken) {
    super(
        "%s answers with the status %d: %s"
            .formatted(
                url,
                status,
                hasToken
                    ? "the token is not one of an auditor's, or not valid any more"
                    : "entries are for auditors: give --token, or --no-entries"));
  }
}
