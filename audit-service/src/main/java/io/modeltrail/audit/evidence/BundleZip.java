package io.modeltrail.audit.evidence;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// A zip file whose bytes depend on what is put into it and on nothing else.
final class BundleZip {

  /// Any, but always the same. At the format's own beginning a zone would come into it.
  private static final LocalDateTime TIME = LocalDateTime.of(2000, 1, 1, 0, 0);

  private final ZipOutputStream out;

  BundleZip(OutputStream out) {
    this.out = new ZipOutputStream(out);
  }

  void put(String name, byte[] bytes) throws IOException {
    ZipEntry file = new ZipEntry(name);
    file.setTimeLocal(TIME);
    out.putNextEntry(file);
    out.write(bytes);
    out.closeEntry();
  }

  /// Writes the directory. Without it, nobody takes what is there for a whole.
  void finish() throws IOException {
    out.finish();
  }
}
