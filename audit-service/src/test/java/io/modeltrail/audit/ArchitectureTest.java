package io.modeltrail.audit;

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
          .importPackages("io.modeltrail.audit");

  @Test
  void features_do_not_depend_on_each_other_in_circles() {
    slices().matching("io.modeltrail.audit.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void what_makes_the_trail_knows_neither_http_nor_injection() {
    String[] outside = {"jakarta..", "io.quarkus..", "org.eclipse..", "io.modeltrail.service.."};
    var pure = noClasses().that().resideInAnyPackage("..leaf..", "..reading..", "..trail..");
    pure.should().dependOnClassesThat().resideInAnyPackage(outside).check(CLASSES);
  }

  @Test
  void services_do_not_know_each_other() {
    String[] others = {"io.modeltrail.registry..", "io.modeltrail.promotion.."};
    noClasses().should().dependOnClassesThat().resideInAnyPackage(others).check(CLASSES);
  }
}
