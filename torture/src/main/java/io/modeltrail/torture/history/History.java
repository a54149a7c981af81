package io.modeltrail.torture.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What was tried, and what came of it: a file of JSON lines. An intent is on the disk before it is
/// carried out, so that nothing can be in the log that the history does not know of.
///
/// For several threads.
public final class History implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final FileChannel file;
  private final Clock clock;
  private final Map<String, Long> sequences = new HashMap<>();
  private long next;

  private History(FileChannel file, Clock clock) {
    this.file = file;
    this.clock = clock;
  }

  /// A new one.
  public static History create(Path path) throws IOException {
    Files.createDirectories(path.toAbsolutePath().getParent());
    FileChannel file =
        FileChannel.open(
            path,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE);
    return new History(file, Clock.systemUTC());
  }

  /// All lines of a history. What stands behind the last line break was never whole.
  public static List<Line> read(Path path) throws IOException {
    String text = Files.readString(path);
    List<Line> lines = new ArrayList<>();
    for (String line : text.substring(0, text.lastIndexOf('\n') + 1).lines().toList()) {
      lines.add(JSON.readValue(line, Line.class));
    }
    return lines;
  }

  /// Says what is about to be tried. Whoever tries it calls [#flush] in between: several intents
  /// are brought to the disk together.
  ///
  /// @return its number
  public synchronized long intend(
      String topic,
      @Nullable String key,
      @Nullable UUID eventId,
      @Nullable String digest,
      Said said) {
    long sequence = sequences.merge(topic + "/" + key, 1L, Long::sum) - 1;
    long number = next++;
    write(new Line.Intent(number, clock.millis(), topic, key, sequence, eventId, digest, said));
    return number;
  }

  /// The broker, or a service that had its word, has said where it stands.
  public void taken(long number, int partition, long offset) {
    write(new Line.Answer(number, clock.millis(), Line.Outcome.TAKEN, partition, offset, null));
  }

  /// It is not known.
  public void maybe(long number, String why) {
    write(new Line.Answer(number, clock.millis(), Line.Outcome.MAYBE, -1, -1, why));
  }

  /// A door has refused it.
  public void denied(long number, String why) {
    write(new Line.Answer(number, clock.millis(), Line.Outcome.DENIED, -1, -1, why));
  }

  public void served(String from, String note) {
    write(new Line.Checkpoint(clock.millis(), from, note));
  }

  public void mark(String what) {
    write(new Line.Mark(clock.millis(), what));
  }

  /// Returns when all that was written is on the disk.
  public void flush() {
    try {
      file.force(false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private synchronized void write(Line line) {
    try {
      byte[] text = (JSON.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8);
      ByteBuffer rest = ByteBuffer.wrap(text);
      while (rest.hasRemaining()) {
        file.write(rest);
      }
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a line is always JSON", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    flush();
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
