package io.modeltrail.registry.artifact.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import software.amazon.awssdk.http.ContentStreamProvider;

/// A part of a file, read anew for each try to send it.
///
/// @param from its first byte
/// @param most how long a part is, but for the last
/// @param size of the file
record FilePart(Path file, long from, long most, long size) implements ContentStreamProvider {

  long length() {
    return Math.min(most, size - from);
  }

  @Override
  public InputStream newStream() {
    try {
      FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
      channel.position(from);
      return new Window(Channels.newInputStream(channel), length());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
