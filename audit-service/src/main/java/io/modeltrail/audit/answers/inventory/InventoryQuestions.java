package io.modeltrail.audit.answers.inventory;

import io.modeltrail.audit.answers.question.Question;
import java.util.List;

/// The questions about all models together.
public final class InventoryQuestions {

  private InventoryQuestions() {}

  public static List<Question> all() {
    return List.of(new Inventory(), new Overdue(), new Window());
  }
}
