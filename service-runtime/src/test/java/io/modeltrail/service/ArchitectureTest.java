package io.modeltrail.service;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final String EVENTS = "Actor|ActorKind|Via|GovernanceApplied|TimerFired";

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.modeltrail.service");

  @Test
  void the_runtime_knows_the_rules_and_no_services_domain() {
    noClasses()
        .should()
        .dependOnClassesThat(
            resideInAPackage("io.modeltrail..")
                .and(
                    resideOutsideOfPackages(
                        "io.modeltrail.service..",
                        "io.modeltrail.messaging..",
                        "io.modeltrail.governance..",
                        "io.modeltrail.avro"))
                .and(not(nameMatching("io\\.modeltrail\\.event\\.(" + EVENTS + ")(\\$.*)?"))))
        .check(CLASSES);
  }

  @Test
  void features_do_not_depend_on_each_other_in_circles() {
    slices().matching("io.modeltrail.service.(*)..").should().beFreeOfCycles().check(CLASSES);
  }
}
