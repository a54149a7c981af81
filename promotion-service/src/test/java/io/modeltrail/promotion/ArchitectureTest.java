package io.modeltrail.promotion;

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
          .importPackages("io.modeltrail.promotion");

  @Test
  void features_do_not_depend_on_each_other_in_circles() {
    slices().matching("io.modeltrail.promotion.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void the_ladder_is_plain_java() {
    knowNothingOf("..ladder..", "java.sql..", "java.io..", "jakarta..", "io.quarkus..");
    knowNothingOf("..ladder..", "org.apache.kafka..", "com.fasterxml..", "..promotion.decision..");
  }

  @Test
  void services_do_not_know_each_other() {
    knowNothingOf("..promotion..", "io.modeltrail.registry..", "io.modeltrail.localstack..");
  }

  @Test
  void entities_do_not_leave_their_feature() {
    classes().that().haveSimpleNameEndingWith("Entity").should().bePackagePrivate().check(CLASSES);
  }

  private static void knowNothingOf(String these, String... those) {
    var rule = noClasses().that().resideInAPackage(these).should();
    rule.dependOnClassesThat().resideInAnyPackage(those).check(CLASSES);
  }
}
