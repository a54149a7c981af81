package io.modeltrail.registry.registration;

import io.modeltrail.event.Artifact;
import io.modeltrail.event.ArtifactFile;
import io.modeltrail.event.Attachment;
import io.modeltrail.event.Dataset;
import io.modeltrail.event.ModelTrained;
import io.modeltrail.governance.Names;
import io.modeltrail.messaging.record.Refusal;
import io.modeltrail.registry.artifact.store.FolderPath;
import io.modeltrail.registry.artifact.store.PathClash;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a ModelTrained must keep to, besides what holds for every record. The HTTP door asks before
/// it writes; the registrar asks again, since most events come from elsewhere.
public final class RunRules {

  private static final int SHA256_DIGITS = 64;
  public static final int RUN_ID_LENGTH_MAX = 250;

  private RunRules() {}

  private static final class Broken extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Refusal refusal;

    Broken(String code, String detail) {
      super(detail, null, false, false);
      this.refusal = new Refusal(code, detail);
    }
  }

  /// The first rule that an event breaks, if any.
  public static Optional<Refusal> broken(ModelTrained event, Workspaces workspaces) {
    try {
      check(event, workspaces);
      return Optional.empty();
    } catch (Broken e) {
      return Optional.of(e.refusal);
    }
  }

  /// The first rule that attachments break, if any.
  public static Optional<Refusal> broken(List<Attachment> attachments) {
    try {
      check(attachments);
      return Optional.empty();
    } catch (Broken e) {
      return Optional.of(e.refusal);
    }
  }

  private static void check(ModelTrained event, Workspaces workspaces) {
    if (!Names.isModel(event.getModelName())) {
      throw new Broken(
          "BAD_MODEL_NAME",
          "modelName \"%s\" is not a model's name: %s"
              .formatted(event.getModelName(), Names.MODEL_NAME_EXPECTED));
    }
    if (workspaces.find(event.getWorkspace()).isEmpty()) {
      Refusal unknown = workspaces.unknown(event.getWorkspace());
      throw new Broken(unknown.code(), unknown.detail());
    }
    present(event.getRun().getRunId(), "run.runId");
    if (event.getRun().getRunId().length() > RUN_ID_LENGTH_MAX) {
      throw new Broken(
          "BAD_RUN_ID",
          "run.runId has %d characters, at most %d are taken"
              .formatted(event.getRun().getRunId().length(), RUN_ID_LENGTH_MAX));
    }
    check(event.getArtifact());
    for (int i = 0; i < event.getDatasets().size(); i++) {
      check(event.getDatasets().get(i), "datasets[" + i + "]");
    }
    check(event.getAttachments());
    String metricsDataset = event.getMetricsDataset();
    if (metricsDataset != null
        && event.getDatasets().stream().noneMatch(each -> each.getName().equals(metricsDataset))) {
      throw new Broken(
          "UNKNOWN_DATASET", "metricsDataset \"" + metricsDataset + "\" is not one of datasets");
    }
  }

  private static void check(Artifact artifact) {
    present(artifact.getUri(), "artifact.uri");
    digest(artifact.getSha256(), "artifact.sha256");
    notNegative(artifact.getSizeBytes(), "artifact.sizeBytes");
    checkFiles(artifact.getFiles());
  }

  private static void checkFiles(List<ArtifactFile> files) {
    for (int i = 0; i < files.size(); i++) {
      ArtifactFile file = files.get(i);
      String path = "artifact.files[" + i + "]";
      present(file.getPath(), path + ".path");
      Optional<String> flaw = FolderPath.flaw(file.getPath());
      if (flaw.isPresent()) {
        throw badPath(files, i, flaw.get());
      }
      digest(file.getSha256(), path + ".sha256");
      notNegative(file.getSizeBytes(), path + ".sizeBytes");
    }
    Optional<PathClash> clash =
        FolderPath.clash(files.stream().map(ArtifactFile::getPath).toList());
    if (clash.isPresent()) {
      throw badPath(files, clash.get().at(), clash.get().why());
    }
  }

  private static Broken badPath(List<ArtifactFile> files, int at, String why) {
    return new Broken(
        "BAD_PATH",
        "artifact.files[%d].path %s %s"
            .formatted(at, FolderPath.quoted(files.get(at).getPath()), why));
  }

  private static void check(Dataset dataset, String path) {
    present(dataset.getName(), path + ".name");
    if (dataset.getSha256() != null) {
      digest(dataset.getSha256(), path + ".sha256");
    }
    notNegative(dataset.getRows(), path + ".rows");
  }

  private static void check(List<Attachment> attachments) {
    for (int i = 0; i < attachments.size(); i++) {
      check(attachments.get(i), "attachments[" + i + "]");
    }
  }

  private static void check(Attachment attachment, String path) {
    present(attachment.getName(), path + ".name");
    present(attachment.getUri(), path + ".uri");
    digest(attachment.getSha256(), path + ".sha256");
    notNegative(attachment.getSizeBytes(), path + ".sizeBytes");
  }

  private static void present(String text, String path) {
    if (text.isBlank()) {
      throw new Broken("MISSING_FIELD", path + " is empty");
    }
  }

  private static void digest(String text, String path) {
    if (!isDigest(text)) {
      throw new Broken(
          "BAD_DIGEST", "%s must be 64 lowercase hex digits, found \"%s\"".formatted(path, text));
    }
  }

  public static boolean isDigest(String text) {
    if (text.length() != SHA256_DIGITS) {
      return false;
    }
    for (int i = 0; i < SHA256_DIGITS; i++) {
      if (!isHexDigit(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isHexDigit(int c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
  }

  private static void notNegative(@Nullable Long number, String path) {
    if (number != null && number < 0) {
      throw new Broken("NEGATIVE_SIZE", path + " is negative: " + number);
    }
  }
}
