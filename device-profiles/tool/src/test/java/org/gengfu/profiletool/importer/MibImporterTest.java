package org.gengfu.profiletool.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MibImporterTest {
  private final MibImporter importer = new MibImporter();

  /** The memo's pages, heads and feet stand in the middle of definitions. */
  @Test
  void convertsTheUpsMibOfRfc1628Clean() throws Exception {
    Imports made = Imports.of(importer, Imports.resource("rfc1628.txt"), "kind", "power.ups");

    assertThat(made.errors()).isEmpty();
    assertThat(made.at("profile")).isEqualTo("ups-mib");
    assertThat(made.at("points.upsBatteryVoltage.at")).isEqualTo("1.3.6.1.2.1.33.1.2.5.0");
    assertThat(made.at("points.upsBatteryVoltage.scale")).isEqualTo("0.1");
    assertThat(made.at("points.upsBatteryVoltage.quantity")).isEqualTo("voltage");
    assertThat(made.at("points.upsEstimatedMinutesRemaining.scale")).isEqualTo("60");
    assertThat(made.at("points.upsEstimatedMinutesRemaining.quantity")).isEqualTo("duration");
    assertThat(made.at("points.upsEstimatedChargeRemaining.valid")).isEqualTo("[0, 100]");
    assertThat(made.at("points.upsBatteryStatus.enum.3.id")).isEqualTo("batteryLow");
    assertThat(made.at("points.upsInputLineBads.counter.wrap")).isEqualTo("32");
    assertThat(made.at("points.upsIdentModel.type")).isEqualTo("text");
    assertThat(made.at("asset.vendor")).isEqualTo("upsIdentManufacturer");
    assertThat(made.at("repeat.upsOutput.points.upsOutputPercentLoad.at"))
        .isEqualTo("1.3.6.1.2.1.33.1.4.4.1.5.${index}");
    assertThat(made.at("repeat.upsOutput.points.upsOutputCurrent.scale")).isEqualTo("0.1");
    assertThat(made.at("events.upsTrapOnBattery.trap")).isEqualTo("1.3.6.1.2.1.33.2.1");
    assertThat(made.at("points.upsShutdownAfterDelay.write")).isEmpty();
    assertThat(made.report.count(Loss.Fate.KEPT)).isGreaterThan(40);
    assertThat(made.dropped()).allMatch(line -> line.contains("a name for other values"));
  }

  @Test
  void saysTheLineOfTheMemo() throws Exception {
    SourceFile memo = Imports.resource("rfc1628.txt");
    Imports made = Imports.of(importer, memo);

    String told =
        made.kept().stream()
            .filter(line -> line.contains(": upsBatteryTemperature:"))
            .findFirst()
            .orElseThrow();
    int line = Integer.parseInt(told.split(":")[1]);
    assertThat(memo.text().lines().toList().get(line - 1).strip())
        .isEqualTo("upsBatteryTemperature OBJECT-TYPE");
  }

  @Test
  void dropsWhatTheWalkDoesNotHave(@TempDir Path folder) throws Exception {
    Path walk = folder.resolve("ups.walk");
    Files.writeString(
        walk,
        """
        .1.3.6.1.2.1.1.2.0 = OID: .1.3.6.1.4.1.99999.1
        .1.3.6.1.2.1.33.1.1.1.0 = STRING: "Example"
        .1.3.6.1.2.1.33.1.2.4.0 = INTEGER: 255
        .1.3.6.1.2.1.33.1.2.5 = INTEGER: 273
        .1.3.6.1.2.1.33.1.2.7.0.0 = INTEGER: 25
        .1.3.6.1.2.1.33.1.2.6.0 = No Such Instance currently exists at this OID
        .1.3.6.1.2.1.33.1.3.3.1.3.1 = INTEGER: 230
        """);

    Imports made = Imports.of(importer, Imports.resource("rfc1628.txt"), "walk", walk.toString());

    assertThat(made.errors()).isEmpty();
    assertThat(made.at("points"))
        .isEqualTo(
            "[upsIdentManufacturer, upsEstimatedChargeRemaining, upsBatteryVoltage,"
                + " upsBatteryTemperature]");
    assertThat(made.at("points.upsEstimatedChargeRemaining.valid")).isEmpty();
    assertThat(made.at("points.upsBatteryVoltage.at")).isEqualTo("1.3.6.1.2.1.33.1.2.5");
    assertThat(made.at("points.upsBatteryTemperature.ask")).isEqualTo("next");
    assertThat(made.at("repeat.upsInput.points")).isEqualTo("[upsInputVoltage]");
    assertThat(made.at("repeat")).isEqualTo("[upsInput]");
    assertThat(made.at("identify")).isEqualTo("[?]");
    assertThat(made.dropped()).anyMatch(l -> l.contains("upsBatteryCurrent: the walk has no 1.3."));
    assertThat(made.approximated()).anyMatch(l -> l.contains("the walk holds 255"));
  }

  @Test
  void readsSmiVersion1(@TempDir Path folder) throws Exception {
    Files.writeString(
        folder.resolve("ACME-ROOT.mib"),
        """
        ACME-ROOT DEFINITIONS ::= BEGIN
        IMPORTS enterprises FROM RFC1155-SMI;
        acme OBJECT IDENTIFIER ::= { enterprises 99999 }
        END
        """);
    String mib =
        """
        ACME-OLD DEFINITIONS ::= BEGIN
        IMPORTS
          acme FROM ACME-ROOT
          OBJECT-TYPE FROM RFC-1212
          TRAP-TYPE FROM RFC-1215
          DisplayString FROM RFC1213-MIB;
        -- a comment
        Tenth ::= INTEGER (0..1000)
        unit OBJECT IDENTIFIER ::= { acme 7 }
        roomTemp OBJECT-TYPE
          SYNTAX Tenth
          ACCESS read-only
          STATUS mandatory
          DESCRIPTION "Room temperature in tenths of a degree."
          ::= { unit 1 }
        fan OBJECT-TYPE
          SYNTAX INTEGER { stopped (0), running(1) }
          ACCESS read-write
          STATUS mandatory
          DESCRIPTION "Fan."
          ::= { unit 2 }
        doorOpened TRAP-TYPE
          ENTERPRISE acme
          VARIABLES { fan }
          DESCRIPTION "The door was opened."
          ::= 12
        END
        """;

    Imports made = Imports.of(importer, Imports.file("old.mib", mib), "mibs", folder.toString());

    assertThat(made.errors()).isEmpty();
    assertThat(made.at("points.roomTemp.at")).isEqualTo("1.3.6.1.4.1.99999.7.1.0");
    assertThat(made.at("points.fan.enum.1.id")).isEqualTo("running");
    assertThat(made.at("events.doorOpened.trap")).isEqualTo("1.3.6.1.4.1.99999.0.12");
    assertThat(made.approximated())
        .anyMatch(line -> line.startsWith("old.mib:10: roomTemp") && line.contains("set scale"))
        .anyMatch(line -> line.startsWith("old.mib:16: fan") && line.contains("writable"));
  }

  @Test
  void saysWhichModuleIsMissing() {
    String mib =
        """
        A-MIB DEFINITIONS ::= BEGIN
        IMPORTS acme FROM ACME-ROOT;
        x OBJECT-TYPE SYNTAX INTEGER MAX-ACCESS read-only STATUS current ::= { acme 1 }
        END
        """;

    assertThatThrownBy(() -> Imports.of(importer, Imports.file("a.mib", mib)))
        .isInstanceOf(ImportException.class)
        .hasMessage(
            "a.mib:3: x: \"acme\" comes from ACME-ROOT, which no file has. Put it into a folder"
                + " and say --mibs FOLDER");
  }

  @Test
  void saysWhereTheTextBreaksOff() {
    assertThatThrownBy(() ->
            Imports.of(importer, Imports.file("a.mib", "A DEFINITIONS ::= BEGIN\nx OBJECT-TYPE\n")))
        .isInstanceOf(ImportException.class)
        .hasMessageContaining("a.mib:3: the module has no END");
    assertThatThrownBy(() -> Imports.of(importer, Imports.file("a.mib", "hello")))
        .hasMessageContaining("no MIB module in it");
  }
}
