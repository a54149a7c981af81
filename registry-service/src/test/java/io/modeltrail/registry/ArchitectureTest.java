package io.modeltrail.registry;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
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
          .importPackages("io.modeltrail.registry");

  @Test
  void features_do_not_depend_on_each_other_in_circles() {
    slices().matching("io.modeltrail.registry.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void registration_knows_neither_http_nor_injection() {
    noClasses()
        .that()
        .resideInAPackage("..registration..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("jakarta..", "io.quarkus..", "org.eclipse.microprofile..")
        .check(CLASSES);
  }

  @Test
  void the_language_of_searches_is_plain_java() {
    noClasses()
        .that()
        .resideInAPackage("..search..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("jakarta..", "io.quarkus..", "org.eclipse.microprofile..", "java.sql..")
        .check(CLASSES);
  }

  @Test
  void services_do_not_know_each_other() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.modeltrail.promotion..", "io.modeltrail.audit..", "io.modeltrail.localstack..")
        .check(CLASSES);
  }

  @Test
  void entities_do_not_leave_their_feature() {
    classes()
        .that()
        .haveSimpleNameEndingWith("Entity")
        .should()
        .bePackagePrivate()
        .allowEmptyShould(true)
        .check(CLASSES);
  }
}
