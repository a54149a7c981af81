package io.modeltrail.service.openapi;

import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/// What every door may answer, whatever it takes: an operation that may answer 202 is one.
public final class DoorAnswers {

  private static final Map<String, String> ANSWERS =
      Map.of(
          "400", "It would be refused: nothing was written",
          "422", "It was refused (only with Prefer: wait)",
          "503", "The broker did not acknowledge it; send it again");

  /// What the framework says of an answer that nobody describes.
  private static final String UNDESCRIBED = "Bad Request";

  private DoorAnswers() {}

  /// Adds them where an operation does not describe them itself.
  public static void add(OpenAPI document) {
    if (document.getPaths() != null) {
      document
          .getPaths()
          .getPathItems()
          .values()
          .forEach(path -> path.getOperations().values().forEach(DoorAnswers::add));
    }
  }

  private static void add(Operation operation) {
    APIResponses responses = operation.getResponses();
    if (responses != null && responses.hasAPIResponse("202")) {
      ANSWERS.forEach(
          (status, description) -> {
            APIResponse said = responses.getAPIResponse(status);
            if (said == null || UNDESCRIBED.equals(said.getDescription())) {
              responses.addAPIResponse(
                  status, OASFactory.createAPIResponse().description(description));
            }
          });
    }
  }
}
