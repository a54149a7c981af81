package io.modeltrail.registry.artifact.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DepositsTest {

  private static final byte[] BYTES = "the bytes of a model".repeat(10_000).getBytes(UTF_8);
  private static final Sha256 SHA256 = Sha256.of(BYTES);
  private static final Content ANY = Content.bytes(1_000_000);
  private static final Portion WHOLE = Portion.whole(BYTES.length);

  @TempDir Path folder;
  private FolderStore store;
  private Uploads uploads;
  private Deposits deposits;

  @BeforeEach
  void empty() {
    store = new FolderStore(folder);
    uploads = new Uploads(folder.resolve("uploads"), new Uploads.Limits(2, 0, Duration.ofDays(1)));
    deposits = new Deposits(store, uploads);
  }

  private static InputStream bytes(int from, int to) {
    return new ByteArrayInputStream(BYTES, from, to - from);
  }

  /// Ends as a connection does that breaks.
  private static InputStream broken(InputStream before) {
    return new SequenceInputStream(before, failing());
  }

  private static InputStream failing() {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        throw new IOException("connection reset");
      }

      @Override
      public int read(byte[] into, int offset, int length) throws IOException {
        return read();
      }
    };
  }

  private Path part() {
    return folder.resolve("uploads").resolve(SHA256 + ".part");
  }

  @Test
  void an_artifact_is_kept_once() throws IOException {
    assertThat(deposits.put(SHA256, WHOLE, ANY, bytes(0, BYTES.length)))
        .isEqualTo(new Deposit.Made(BYTES.length));
    assertThat(deposits.put(SHA256, WHOLE, ANY, failing()))
        .isEqualTo(new Deposit.There(BYTES.length));
    assertThat(part()).doesNotExist();
  }

  @Test
  void bytes_with_another_digest_are_not_kept() throws IOException {
    byte[] other = "other".getBytes(UTF_8);
    assertThat(deposits.put(SHA256, Portion.whole(5), ANY, new ByteArrayInputStream(other)))
        .isEqualTo(new Deposit.Mismatch(Sha256.of(other)));
    assertThat(store.size(SHA256)).isEmpty();
    assertThat(part()).doesNotExist();
  }

  @Test
  void an_interrupted_upload_goes_on_where_it_stopped_also_after_a_restart() throws IOException {
    // given
    assertThat(deposits.put(SHA256, WHOLE, ANY, broken(bytes(0, 70_000))))
        .isEqualTo(new Deposit.Incomplete(70_000));
    assertThat(store.size(SHA256)).isEmpty();
    empty();
    assertThat(uploads.kept(SHA256)).isEqualTo(70_000);

    // when
    Deposit rest =
        deposits.put(SHA256, Portion.rest(70_000, BYTES.length), ANY, bytes(70_000, BYTES.length));

    // then
    assertThat(rest).isEqualTo(new Deposit.Made(BYTES.length));
    try (InputStream kept = store.open(SHA256, 0, BYTES.length)) {
      assertThat(kept.readAllBytes()).isEqualTo(BYTES);
    }
  }

  @Test
  void an_upload_that_goes_on_elsewhere_is_told_where_to() throws IOException {
    deposits.put(SHA256, WHOLE, ANY, broken(bytes(0, 70_000)));
    assertThat(
            deposits.put(
                SHA256, Portion.rest(60_000, BYTES.length), ANY, bytes(60_000, BYTES.length)))
        .isEqualTo(new Deposit.OtherStart(70_000));
    assertThat(uploads.kept(SHA256)).isEqualTo(70_000);
  }

  @Test
  void who_begins_anew_is_not_bound_to_what_was_kept() throws IOException {
    deposits.put(SHA256, WHOLE, ANY, broken(new ByteArrayInputStream("rubbish".getBytes(UTF_8))));
    assertThat(deposits.put(SHA256, WHOLE, ANY, bytes(0, BYTES.length)))
        .isEqualTo(new Deposit.Made(BYTES.length));
  }

  @Test
  void kept_bytes_that_were_damaged_are_found_out_and_dropped() throws IOException {
    deposits.put(SHA256, WHOLE, ANY, broken(bytes(0, 70_000)));
    Files.write(part(), new byte[70_000]);
    assertThat(
            deposits.put(
                SHA256, Portion.rest(70_000, BYTES.length), ANY, bytes(70_000, BYTES.length)))
        .isInstanceOf(Deposit.Mismatch.class);
    assertThat(part()).doesNotExist();
  }

  @Test
  void all_bytes_that_a_crash_left_unnamed_only_have_to_be_named() throws IOException {
    Files.createDirectories(part().getParent());
    Files.write(part(), BYTES);
    assertThat(
            deposits.put(
                SHA256,
                Portion.rest(BYTES.length, BYTES.length),
                ANY,
                InputStream.nullInputStream()))
        .isEqualTo(new Deposit.Made(BYTES.length));
  }

  @Test
  void what_is_too_large_is_not_kept_whether_it_says_so_or_not() throws IOException {
    Content little = Content.bytes(BYTES.length - 1);
    assertThat(deposits.put(SHA256, WHOLE, little, failing()))
        .isEqualTo(new Deposit.TooLarge(BYTES.length - 1));
    assertThat(deposits.put(SHA256, Portion.whole(-1), little, bytes(0, BYTES.length)))
        .isEqualTo(new Deposit.TooLarge(BYTES.length - 1));
    assertThat(part()).doesNotExist();
  }

  @Test
  void the_same_artifact_twice_at_once_is_taken_once() throws Exception {
    // given
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    InputStream slow =
        new InputStream() {
          private final InputStream all = bytes(0, BYTES.length);

          @Override
          public int read() throws IOException {
            throw new IOException("not used");
          }

          @Override
          public int read(byte[] into, int offset, int length) throws IOException {
            begun.countDown();
            try {
              go.await();
            } catch (InterruptedException e) {
              throw new IOException(e);
            }
            return all.read(into, offset, length);
          }
        };
    CompletableFuture<Deposit> first =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return deposits.put(SHA256, WHOLE, ANY, slow);
              } catch (IOException e) {
                throw new IllegalStateException(e);
              }
            });
    begun.await();

    // when
    Deposit second = deposits.put(SHA256, WHOLE, ANY, bytes(0, BYTES.length));
    go.countDown();

    // then
    assertThat(second).isEqualTo(new Deposit.Busy());
    assertThat(first.get()).isEqualTo(new Deposit.Made(BYTES.length));
  }

  @Test
  void an_artifact_is_another_process_s_until_it_is_kept_whoever_closes_its_file_meanwhile()
      throws IOException {
    // given
    AtomicReference<String> other = new AtomicReference<>("");
    Content content =
        new Content(
            1_000_000,
            bytes -> {
              Files.newInputStream(part()).close();
              other.set(OtherProcess.put(folder));
              return Optional.empty();
            });

    // when
    Deposit here = deposits.put(SHA256, WHOLE, content, bytes(0, BYTES.length));

    // then
    assertThat(other.get()).isEqualTo("Busy[]");
    assertThat(here).isEqualTo(new Deposit.Made(BYTES.length));
    assertThat(OtherProcess.put(folder)).isEqualTo("There[sizeBytes=" + BYTES.length + "]");
  }

  /// Another instance over the same folder.
  static final class OtherProcess {

    private OtherProcess() {}

    static String put(Path folder) throws IOException {
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty(
                      "surefire.test.class.path", System.getProperty("java.class.path")),
                  OtherProcess.class.getName(),
                  folder.toString())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      return new String(process.getInputStream().readAllBytes(), UTF_8).strip();
    }

    public static void main(String[] arguments) throws IOException {
      Path folder = Path.of(arguments[0]);
      Uploads uploads =
          new Uploads(folder.resolve("uploads"), new Uploads.Limits(1, 0, Duration.ofDays(1)));
      Deposits deposits = new Deposits(new FolderStore(folder), uploads);
      InputStream body = new ByteArrayInputStream("other bytes".getBytes(UTF_8));
      System.out.println(deposits.put(SHA256, Portion.whole(11), ANY, body));
    }
  }

  @Test
  void no_more_are_taken_at_once_than_is_set() throws IOException {
    Uploads none = new Uploads(folder.resolve("u"), new Uploads.Limits(0, 0, Duration.ofDays(1)));
    assertThat(new Deposits(store, none).put(SHA256, WHOLE, ANY, failing()))
        .isEqualTo(new Deposit.TooMany());
  }

  @Test
  void nothing_is_begun_that_would_leave_too_little_room() throws IOException {
    Uploads full =
        new Uploads(
            folder.resolve("u"), new Uploads.Limits(1, Long.MAX_VALUE / 2, Duration.ofDays(1)));
    assertThat(new Deposits(store, full).put(SHA256, WHOLE, ANY, failing()))
        .isEqualTo(new Deposit.Full());
  }

  @Test
  void a_disk_that_is_full_keeps_nothing() throws IOException {
    // given
    Path full = Path.of("/dev/full");
    assumeThat(full).exists();
    Files.createDirectories(part().getParent());
    Files.createSymbolicLink(part(), full);

    // when
    Deposit deposit = deposits.put(SHA256, WHOLE, ANY, bytes(0, BYTES.length));

    // then
    assertThat(deposit).isEqualTo(new Deposit.Full());
    assertThat(Files.exists(part(), LinkOption.NOFOLLOW_LINKS)).isFalse();
    assertThat(store.size(SHA256)).isEmpty();
  }

  @Test
  void what_breaks_a_rule_of_its_kind_is_not_kept() throws IOException {
    Deposit.Refused refused = new Deposit.Refused("NOT_SO", "because");
    Content strict = new Content(1_000_000, bytes -> Optional.of(refused));
    assertThat(deposits.put(SHA256, WHOLE, strict, bytes(0, BYTES.length))).isEqualTo(refused);
    assertThat(store.size(SHA256)).isEmpty();
    assertThat(deposits.put(SHA256, WHOLE, ANY, bytes(0, BYTES.length)))
        .isInstanceOf(Deposit.Made.class);
    assertThat(deposits.put(SHA256, WHOLE, strict, bytes(0, BYTES.length))).isEqualTo(refused);
  }

  @Test
  void what_was_interrupted_too_long_ago_is_swept() throws IOException {
    Instant now = Instant.parse("2026-11-24T12:00:00Z");
    deposits.put(SHA256, WHOLE, ANY, broken(bytes(0, 70_000)));
    Files.setLastModifiedTime(part(), FileTime.from(now.minus(Duration.ofHours(23))));
    assertThat(uploads.sweep(now)).isZero();
    assertThat(uploads.sweep(now.plus(Duration.ofHours(2)))).isEqualTo(1);
    assertThat(uploads.kept(SHA256)).isZero();
  }
}
