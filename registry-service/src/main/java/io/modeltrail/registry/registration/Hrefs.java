package io.modeltrail.registry.registration;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/// Where things can be read over HTTP.
public final class Hrefs {

  private Hrefs() {}

  public static String model(String modelName) {
    return "/models/" + segment(modelName);
  }

  public static String version(String modelName, int version) {
    return model(modelName) + "/versions/" + version;
  }

  public static String run(String workspace, String runId) {
    return "/workspaces/" + segment(workspace) + "/runs/" + segment(runId);
  }

  public static String deployment(UUID eventId) {
    return "/deployments/" + eventId;
  }

  private static String segment(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
