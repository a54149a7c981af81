package io.modeltrail.registry.artifact;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.modeltrail.registry.artifact.store.ArtifactStore;
import io.modeltrail.registry.artifact.store.Manifest;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/// Folders as tar, with names and sizes of any length in the extensions of POSIX. Times and owners
/// are the same for all files, so the same folder is always the same bytes.
@ApplicationScoped
class Archive {

  private final ArtifactStore store;

  Archive(ArtifactStore store) {
    this.store = store;
  }

  /// Writes a file after another; nothing is held in memory or on disk.
  void write(Manifest manifest, OutputStream out) throws IOException {
    TarArchiveOutputStream tar = new TarArchiveOutputStream(out, UTF_8.name());
    tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
    tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
    tar.setAddPaxHeadersForNonAsciiNames(true);
    for (Manifest.File file : manifest.files()) {
      TarArchiveEntry entry = new TarArchiveEntry(file.path());
      entry.setSize(file.sizeBytes());
      entry.setModTime(0);
      entry.setMode(0100644);
      entry.setIds(0, 0);
      entry.setNames("", "");
      tar.putArchiveEntry(entry);
      try (InputStream bytes = store.open(file.sha256(), 0, file.sizeBytes())) {
        bytes.transferTo(tar);
      }
      tar.closeArchiveEntry();
    }
    tar.finish();
    tar.flush();
  }
}
