package io.modeltrail.registry.artifact.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeltrail.registry.artifact.Folders;
import io.modeltrail.registry.artifact.store.FolderStore;
import io.modeltrail.registry.artifact.store.Manifest;
import io.modeltrail.registry.artifact.store.Sha256;
import io.modeltrail.service.outbound.PublicNames;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.s3.model.S3Exception;

class InspectorTest {

  private static final String TEXT = "a model";
  private static final Sha256 DIGEST = sha256(TEXT);

  @TempDir Path folder;
  private Path root;

  @BeforeEach
  void files() throws IOException {
    root = Files.createDirectories(folder.resolve("root"));
    Files.createDirectories(root.resolve("model/sub"));
    Files.writeString(root.resolve("model/a.bin"), "a");
    Files.writeString(root.resolve("model/sub/b.bin"), "b");
    Files.writeString(root.resolve("one.bin"), TEXT);
    Files.writeString(folder.resolve("outside.bin"), TEXT);
  }

  private static Sha256 sha256(String text) {
    return Sha256.of(text.getBytes(UTF_8));
  }

  private static final List<Told.File> FILES = List.of(told("sub/b.bin", "b"), told("a.bin", "a"));

  private static Told.File told(String path, String text) {
    return new Told.File(path, sha256(text), OptionalLong.of(text.length()));
  }

  private static List<Told.File> withoutSizes(List<Told.File> files) {
    return files.stream()
        .map(file -> new Told.File(file.path(), file.sha256(), OptionalLong.empty()))
        .toList();
  }

  private static Manifest manifest(List<Told.File> files) {
    List<Manifest.File> sized =
        files.stream()
            .map(
                file ->
                    new Manifest.File(file.path(), file.sha256(), file.sizeBytes().orElseThrow()))
            .toList();
    return ((Manifest.Parsed.Good) Manifest.of(sized)).manifest();
  }

  private Finding file(Sha256 told, Path path) {
    return inspect(new Told(told, path.toString(), "FILE", List.of()));
  }

  private Finding folder(List<Told.File> files) {
    return folder(manifest(files).sha256(), files);
  }

  private Finding folder(Sha256 told, List<Told.File> files) {
    return inspect(new Told(told, root.resolve("model").toString(), "DIRECTORY", files));
  }

  private Finding inspect(Told told) {
    return inspect(told, new Budget(1_000, Duration.ofMinutes(1)));
  }

  private Finding inspect(Told told, Budget budget) {
    return new Inspector(uri -> Optional.of(new FileOrigin(root, Path.of(uri))))
        .inspect(told, budget);
  }

  @Test
  void a_file_is_what_was_told_or_something_else() {
    assertThat(file(DIGEST, root.resolve("one.bin"))).isEqualTo(new Finding.Verified());
    assertThat(file(sha256("other"), root.resolve("one.bin")))
        .isEqualTo(new Finding.Mismatch("its bytes have the digest " + DIGEST));
  }

  @Test
  void what_is_not_there_may_be_there_later() {
    assertThat(file(DIGEST, root.resolve("none.bin")))
        .isInstanceOfSatisfying(
            Finding.Unreadable.class, unreadable -> assertThat(unreadable.mayPass()).isTrue());
  }

  @Test
  void whatever_goes_wrong_while_reading_is_something_to_try_again() {
    Told told = new Told(DIGEST, "file:///a", "FILE", List.of());
    Finding finding =
        new Inspector(
                uri -> {
                  throw new InvalidPathException(uri, "no path here");
                })
            .inspect(told, new Budget(1_000, Duration.ofMinutes(1)));
    assertThat(finding)
        .isEqualTo(new Finding.Unreadable("InvalidPathException: no path here: file:///a", true));
  }

  @Test
  void a_place_that_does_not_answer_is_told_from_an_artifact_that_cannot_be_had() {
    assertThat(
            List.of(
                new ConnectException("refused"),
                new SocketTimeoutException("no answer"),
                new StoreAway.AnswerException(503),
                new IOException(S3Exception.builder().statusCode(503).build()),
                new UnknownHostException("models.test"),
                new IOException(SdkClientException.create("x", new ConnectException("refused"))),
                new IOException(SdkClientException.create("no credentials"))))
        .allSatisfy(e -> assertThat(failingWith(e)).isInstanceOf(Finding.Away.class));
    assertThat(
            List.of(
                new FileNotFoundException("none"),
                new PublicNames.NotPublicException("models.test"),
                new IOException(S3Exception.builder().statusCode(403).build())))
        .allSatisfy(e -> assertThat(failingWith(e)).isInstanceOf(Finding.Unreadable.class));
  }

  @Test
  void a_name_that_is_not_found_is_told_as_that() {
    assertThat(failingWith(new UnknownHostException("models.tset: not known")))
        .isEqualTo(new Finding.Away("no address is found for the name: models.tset: not known"));
  }

  private static Finding failingWith(IOException e) {
    Origin origin =
        new Origin() {
          @Override
          public InputStream open() throws IOException {
            throw e;
          }

          @Override
          public InputStream open(String path) throws IOException {
            throw e;
          }
        };
    return new Inspector(uri -> Optional.of(origin))
        .inspect(
            new Told(DIGEST, "s3://b/k", "FILE", List.of()),
            new Budget(1_000, Duration.ofMinutes(1)));
  }

  @Test
  void a_folder_that_is_not_there_may_be_there_later() throws IOException {
    Files.move(root.resolve("model"), root.resolve("moved"));
    assertThat(folder(FILES))
        .isInstanceOfSatisfying(
            Finding.Unreadable.class, unreadable -> assertThat(unreadable.mayPass()).isTrue());
  }

  @Test
  void nothing_is_told_of_what_a_link_on_the_way_leads_to() throws IOException {
    Files.move(root.resolve("model"), folder.resolve("secret"));
    Files.createSymbolicLink(root.resolve("model"), folder.resolve("secret"));
    Files.writeString(folder.resolve("secret/password.txt"), "x");
    assertThat(folder(FILES))
        .isInstanceOfSatisfying(
            Finding.Unreadable.class,
            unreadable -> assertThat(unreadable.detail()).doesNotContain("password"));
    Files.delete(root.resolve("model"));
    Files.createSymbolicLink(root.resolve("way"), folder);
    Told told =
        new Told(
            manifest(FILES).sha256(), root.resolve("way/secret").toString(), "DIRECTORY", FILES);
    assertThat(inspect(told))
        .isInstanceOfSatisfying(
            Finding.Unreadable.class,
            unreadable -> assertThat(unreadable.detail()).doesNotContain("password"));
  }

  @Test
  void a_folder_s_names_are_read_within_the_time_too() {
    assertThatThrownBy(
            () ->
                new FileOrigin(root, root.resolve("model"))
                    .list(10, new Budget(1_000, Duration.ZERO)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("not read within");
  }

  @Test
  void no_link_is_followed_out_of_the_folder_nor_within() throws IOException {
    Files.createSymbolicLink(root.resolve("link.bin"), folder.resolve("outside.bin"));
    Files.createSymbolicLink(root.resolve("dir"), folder);
    Files.createSymbolicLink(root.resolve("near.bin"), root.resolve("one.bin"));
    assertThat(List.of("link.bin", "dir/outside.bin", "near.bin", "../outside.bin", "model"))
        .allSatisfy(
            path ->
                assertThat(file(DIGEST, root.resolve(path)))
                    .isInstanceOf(Finding.Unreadable.class));
  }

  @Test
  void a_folder_is_its_files_and_no_others() throws IOException {
    assertThat(folder(FILES)).isEqualTo(new Finding.Verified());
    Files.writeString(root.resolve("model/extra.bin"), "x");
    assertThat(folder(FILES))
        .isEqualTo(new Finding.Mismatch("it has a file that was not told: extra.bin"));
  }

  @Test
  void a_folder_with_a_file_that_is_another_is_not_what_was_told() throws IOException {
    Files.writeString(root.resolve("model/sub/b.bin"), "changed");
    assertThat(folder(FILES))
        .isEqualTo(new Finding.Mismatch("its file sub/b.bin has the digest " + sha256("changed")));
  }

  @Test
  void a_folder_whose_list_has_another_digest_is_not_what_was_told() {
    assertThat(folder(DIGEST, FILES))
        .isEqualTo(
            new Finding.Mismatch("its list of files has the digest " + manifest(FILES).sha256()));
  }

  @Test
  void a_folder_with_paths_that_lead_elsewhere_is_not_read_and_nothing_is_known_of_it() {
    assertThat(folder(DIGEST, List.of(told("../one.bin", TEXT))))
        .isEqualTo(
            new Finding.Unreadable("of its files, the path \"../one.bin\" has the name ..", false));
  }

  @Test
  void a_folder_may_have_names_that_are_not_kept_here() throws IOException {
    Files.writeString(root.resolve("model/part-00:00.bin"), "c");
    Files.writeString(root.resolve("model/aux.py"), "d");
    List<Told.File> files = new ArrayList<>(FILES);
    files.add(told("part-00:00.bin", "c"));
    files.add(told("aux.py", "d"));
    assertThat(folder(files)).isEqualTo(new Finding.Verified());
  }

  @Test
  void sizes_that_were_not_told_are_those_that_the_files_have() throws IOException {
    Sha256 told = manifest(FILES).sha256();
    assertThat(folder(told, withoutSizes(FILES))).isEqualTo(new Finding.Verified());
    assertThat(folder(told, List.of(FILES.get(0), withoutSizes(FILES).get(1))))
        .isEqualTo(new Finding.Verified());
    Files.writeString(root.resolve("model/a.bin"), "changed");
    assertThat(folder(told, withoutSizes(FILES)))
        .isEqualTo(new Finding.Mismatch("its file a.bin has the digest " + sha256("changed")));
  }

  @Test
  void a_size_that_was_told_is_compared_whether_or_not_the_others_were_told() {
    Told.File wrong = new Told.File("a.bin", sha256("a"), OptionalLong.of(2));
    Finding mismatch = new Finding.Mismatch("its file a.bin has 1 bytes");
    assertThat(folder(manifest(FILES).sha256(), List.of(withoutSizes(FILES).get(0), wrong)))
        .isEqualTo(mismatch);
    assertThat(folder(List.of(FILES.get(0), wrong))).isEqualTo(mismatch);
  }

  @Test
  void nothing_is_known_of_a_list_without_sizes_that_cannot_be_made_again() {
    assertThat(folder(DIGEST, withoutSizes(FILES)))
        .isInstanceOfSatisfying(
            Finding.Unreadable.class,
            unreadable -> {
              assertThat(unreadable.mayPass()).isFalse();
              assertThat(unreadable.detail())
                  .contains("their sizes were", manifest(FILES).sha256().hex());
            });
  }

  @Test
  void of_a_folder_that_is_kept_here_the_manifest_is_what_it_has() throws IOException {
    OwnOrigin origin = keep(FILES);
    assertThat(kept(origin, List.of())).isEqualTo(new Finding.Verified());
    assertThat(kept(origin, FILES)).isEqualTo(new Finding.Verified());
    assertThat(kept(origin, withoutSizes(FILES))).isEqualTo(new Finding.Verified());
    assertThat(kept(origin, List.of(FILES.get(0))))
        .isEqualTo(new Finding.Mismatch("it has a file that was not told: a.bin"));
    assertThat(kept(origin, List.of(told("c.bin", "c"))))
        .isEqualTo(new Finding.Mismatch("it has no file c.bin"));
    assertThat(kept(origin, List.of(told("a.bin", "c"))))
        .isEqualTo(new Finding.Mismatch("its file a.bin has the digest " + sha256("a")));
    assertThat(kept(origin, List.of(new Told.File("a.bin", sha256("a"), OptionalLong.of(2)))))
        .isEqualTo(new Finding.Mismatch("its file a.bin has 1 bytes"));
  }

  @Test
  void a_folder_whose_manifest_is_not_here_may_be_brought_later() throws IOException {
    OwnOrigin none = new OwnOrigin(keep(FILES).store(), keep(FILES).folders(), DIGEST);
    assertThat(kept(none, FILES))
        .isEqualTo(
            new Finding.Unreadable(
                "FileNotFoundException: " + DIGEST + " is not kept as a folder", true));
  }

  private static Finding kept(OwnOrigin origin, List<Told.File> files) {
    Told told = new Told(origin.sha256(), "own", "DIRECTORY", files);
    return new Inspector(uri -> Optional.of(origin))
        .inspect(told, new Budget(1_000, Duration.ofMinutes(1)));
  }

  private OwnOrigin keep(List<Told.File> files) throws IOException {
    FolderStore store = new FolderStore(folder.resolve("store"));
    store.keep(sha256("a"), Files.writeString(folder.resolve("whole"), "a"));
    store.keep(sha256("b"), Files.writeString(folder.resolve("whole"), "b"));
    Manifest manifest = manifest(files);
    store.keep(manifest.sha256(), Files.write(folder.resolve("whole"), manifest.bytes()));
    return new OwnOrigin(store, new Folders(store), manifest.sha256());
  }

  @Test
  void what_is_larger_than_the_limit_is_given_up_for_good_and_what_takes_too_long_for_now() {
    Told told = new Told(DIGEST, root.resolve("one.bin").toString(), "FILE", List.of());
    assertThat(inspect(told, new Budget(TEXT.length() - 1, Duration.ofMinutes(1))))
        .isEqualTo(new Finding.Unreadable("it has more than 6 bytes", false));
    assertThat(inspect(told, new Budget(1_000, Duration.ZERO)))
        .isInstanceOfSatisfying(
            Finding.Unreadable.class, unreadable -> assertThat(unreadable.mayPass()).isTrue());
  }

  @Test
  void a_reference_to_an_image_must_name_the_digest_that_was_told() {
    String uri = "oci://registry.test/team/model@sha256:";
    assertThat(inspect(new Told(DIGEST, uri + DIGEST, "OCI", List.of())))
        .isInstanceOf(Finding.Unreadable.class);
    assertThat(inspect(new Told(DIGEST, uri + sha256("other"), "OCI", List.of())))
        .isInstanceOf(Finding.Mismatch.class);
    assertThat(inspect(new Told(DIGEST, "oci://registry.test/team/model:1.0", "OCI", List.of())))
        .isInstanceOf(Finding.Mismatch.class);
  }
}
