package io.modeltrail.messaging;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.modeltrail.messaging");

  @Test
  void messaging_knows_no_domain() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.modeltrail.event..",
            "io.modeltrail.avro..",
            "io.modeltrail.registry..",
            "io.modeltrail.promotion..",
            "io.modeltrail.audit..",
            "io.modeltrail.localstack..")
        .check(CLASSES);
  }

  @Test
  void features_do_not_depend_on_each_other_in_circles() {
    slices().matching("io.modeltrail.messaging.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void messaging_knows_no_framework() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("jakarta..", "io.quarkus..", "io.smallrye..")
        .check(CLASSES);
  }
}
