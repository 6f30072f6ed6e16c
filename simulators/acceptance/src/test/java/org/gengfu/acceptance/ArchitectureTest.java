package org.gengfu.acceptance;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Arrows point inward: app → adapter → core → contract; the core knows no clock, chance or log. */
class ArchitectureTest {
  private static final String[] CORE = {
    "org.gengfu.contract..", "org.gengfu.document..", "org.gengfu.profile..", "org.gengfu.core.."
  };
  private static final String[] PURE = {
    "org.gengfu.contract", "org.gengfu.profile..", "org.gengfu.core..", "org.gengfu.edge.pipeline.."
  };

  private static JavaClasses house;

  @BeforeAll
  static void importEverything() {
    house =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.gengfu");
  }

  /** Packages below org.gengfu. */
  private static final String PARTS =
      """
      contract document profile driver driver.modbus driver.digest driver.serial driver.snmp
      driver.opcua driver.host driver.link driver.rtsp driver.onvif driver.camera notes
      profiletool edge edge.pipeline core telemetry center center.ingest center.camera
      center.learn center.shift center.story center.incident center.notify center.maintenance
      center.contract center.clock center.paper contracts center.order notify notify.channel register report
      sim sim.serial sim.snmp sim.opcua sim.link sim.host sim.camera core.availability
      core.calendar core.clock core.contract core.dispatch core.dispatch.routing core.graph
      core.incident core.inspection core.learned core.load core.maintenance core.paper core.order
      center.inspection center.stock center.dispatch core.stock core.travel scenario simulation
      center.api center.api.alarm center.api.camera center.api.contract center.api.device
      center.api.field center.api.incident center.api.maintenance center.api.notify
      center.api.order center.api.paper center.api.server center.api.stock
      """;

  // An importer that sees nothing makes every rule hold.
  @Test
  void everyPartIsSeen() {
    for (String part : PARTS.strip().split("\\s+")) {
      assertThat(house.stream().filter(c -> c.getPackageName().startsWith("org.gengfu." + part)))
          .as("classes of org.gengfu.%s", part)
          .hasSizeGreaterThan(3);
    }
    assertThat(house.size()).isGreaterThan(300);
  }

  @Test
  void coreSeesTheJdkAndDataBindingOnly() {
    classes()
        .that(resideInAnyPackage(CORE))
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(CORE)
                .or(
                    resideInAnyPackage(
                        "java.lang..",
                        "java.util..",
                        "java.time..",
                        "java.math..",
                        "java.text..",
                        "java.io..",
                        "java.nio..",
                        "java.security..",
                        "com.google.protobuf..",
                        "org.snakeyaml.engine..",
                        "org.jspecify.."))
                .or(belongToAnyOf(URLEncoder.class, URLDecoder.class)))
        .check(house);
  }

  @Test
  void pureCodeReadsNoClockAndDrawsNoLots() {
    noClasses()
        .that(resideInAnyPackage(PURE))
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(LocalDateTime.class, "now")
        .orShould()
        .callMethod(ZonedDateTime.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(UUID.class, "randomUUID")
        .orShould()
        .dependOnClassesThat()
        .belongToAnyOf(Clock.class, Random.class, ThreadLocalRandom.class)
        .orShould()
        .dependOnClassesThat(resideInAnyPackage("org.slf4j..", "io.vertx.."))
        .check(house);
  }

  // Two mistakes that mirror each other hide: a simulator never uses a driver's codec.
  @Test
  void simulatorsKnowNoDriver() {
    noClasses()
        .that(resideInAPackage("org.gengfu.sim.."))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                "org.gengfu.driver..",
                "com.digitalpetri..",
                "com.fazecast..",
                "org.snmp4j..",
                "org.eclipse.milo..",
                "org.apache.cxf..",
                "org.bytedeco..",
                "org.gengfu.edge..",
                "org.gengfu.center.."))
        .check(house);
  }

  @Test
  void edgeAndCenterMeetInTheContractOnly() {
    noClasses()
        .that(resideInAPackage("org.gengfu.edge.."))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                "org.gengfu.center..",
                "org.gengfu.core..",
                "org.gengfu.telemetry..",
                "org.gengfu.register..",
                "org.gengfu.report.."))
        .check(house);
    noClasses()
        .that(
            resideInAnyPackage(
                "org.gengfu.center..",
                "org.gengfu.core..",
                "org.gengfu.telemetry..",
                "org.gengfu.register..",
                "org.gengfu.report.."))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("org.gengfu.edge..", "org.gengfu.driver..", "org.gengfu.profile.."))
        .check(house);
  }

  @Test
  void driversKnowTheirInterfaceOnly() {
    noClasses()
        .that(resideInAPackage("org.gengfu.driver.."))
        .should()
        .dependOnClassesThat(resideInAnyPackage("org.gengfu.edge..", "org.gengfu.center.."))
        .check(house);
    noClasses()
        .that(resideInAPackage("org.gengfu.edge.."))
        .should()
        .dependOnClassesThat(resideInAPackage("org.gengfu.driver.modbus.."))
        .check(house);
  }

  @Test
  void packagesAreFreeOfCycles() {
    slices().matching("org.gengfu.(**)").should().beFreeOfCycles().check(house);
  }

  @Test
  void namesSayWhatAThingIs() {
    noClasses()
        .that(not(resideInAPackage("org.gengfu.contract.proto..")))
        .should()
        .haveNameMatching(".*(Impl|Manager|Helper|Helpers|Util|Utils|Base)")
        .check(house);
    noClasses()
        .should()
        .resideInAnyPackage("..util..", "..common..", "..helper..", "..types..", "..impl..")
        .check(house);
  }
}
