package org.gengfu.sim;

import org.gengfu.document.MapNode;
import org.gengfu.document.Problems;
import org.gengfu.sim.physics.PhysicsSettings;

/** Reads the {@code physics} part of a room file; what is not said stays as it is by default. */
final class PhysicsReader {
  private static final PhysicsSettings USUAL = PhysicsSettings.defaults();

  private final Problems problems;

  PhysicsReader(Problems problems) {
    this.problems = problems;
  }

  PhysicsSettings read(MapNode node) {
    PhysicsSettings read =
        new PhysicsSettings(
            mains(part(node, "mains")),
            ups(part(node, "ups")),
            battery(part(node, "battery")),
            load(part(node, "load")),
            air(part(node, "air")),
            ac(part(node, "ac")),
            rope(part(node, "rope")));
    node.close(problems);
    return read;
  }

  private MapNode part(MapNode node, String key) {
    MapNode part = node.map(key, problems);
    return part == null ? MapNode.empty(node.mark()) : part;
  }

  private PhysicsSettings.Mains mains(MapNode node) {
    PhysicsSettings.Mains usual = USUAL.mains();
    PhysicsSettings.Mains read =
        new PhysicsSettings.Mains(
            node.number("volts", usual.volts(), 50, 400, problems),
            node.number("hertz", usual.hertz(), 40, 65, problems),
            node.number("swing", usual.swing(), 0, 0.2, problems),
            node.number("swingSeconds", usual.swingSeconds(), 1, 86_400, problems),
            node.number("ohms", usual.ohms(), 0, 1, problems));
    node.close(problems);
    return read;
  }

  private PhysicsSettings.Ups ups(MapNode node) {
    PhysicsSettings.Ups usual = USUAL.ups();
    PhysicsSettings.Ups read =
        new PhysicsSettings.Ups(
            node.number("ratedWatts", usual.ratedWatts(), 100, 1e6, problems),
            node.number("inverterEfficiency", usual.inverterEfficiency(), 0.5, 1, problems),
            node.number("rectifierEfficiency", usual.rectifierEfficiency(), 0.5, 1, problems),
            node.number("inputLowVolts", usual.inputLowVolts(), 0, 400, problems),
            node.number("inputHighVolts", usual.inputHighVolts(), 0, 500, problems),
            node.number("inputLowHertz", usual.inputLowHertz(), 0, 60, problems),
            node.number("inputHighHertz", usual.inputHighHertz(), 40, 70, problems),
            node.number("walkInSeconds", usual.walkInSeconds(), 0, 600, problems),
            node.number("outputVolts", usual.outputVolts(), 100, 250, problems));
    node.close(problems);
    return read;
  }

  private PhysicsSettings.Battery battery(MapNode node) {
    PhysicsSettings.Battery usual = USUAL.battery();
    PhysicsSettings.Battery read =
        new PhysicsSettings.Battery(
            node.number("capacityWh", usual.capacityWh(), 1, 1e7, problems),
            node.number("initialPercent", usual.initialPercent(), 0, 100, problems),
            node.number("lowPercent", usual.lowPercent(), 0, 100, problems),
            node.number("chargeWatts", usual.chargeWatts(), 0, 1e6, problems),
            node.number("chargeEfficiency", usual.chargeEfficiency(), 0.1, 1, problems),
            (int) node.whole("blocks", usual.blocks(), 1, 64, problems));
    node.close(problems);
    return read;
  }

  private PhysicsSettings.Load load(MapNode node) {
    PhysicsSettings.Load usual = USUAL.load();
    PhysicsSettings.Load read =
        new PhysicsSettings.Load(
            node.number("watts", usual.watts(), 0, 1e6, problems),
            node.number("bootSeconds", usual.bootSeconds(), 0, 3_600, problems));
    node.close(problems);
    return read;
  }

  private PhysicsSettings.Air air(MapNode node) {
    PhysicsSettings.Air usual = USUAL.room();
    PhysicsSettings.Air read =
        new PhysicsSettings.Air(
            node.number("celsius", usual.celsius(), -20, 60, problems),
            node.number("relativeHumidity", usual.relativeHumidity(), 1, 99, problems),
            node.number("outsideCelsius", usual.outsideCelsius(), -50, 60, problems),
            node.number("outsideHumidity", usual.outsideHumidity(), 1, 99, problems),
            node.number("coldJoulesPerKelvin", usual.coldJoulesPerKelvin(), 2e4, 1e9, problems),
            node.number("hotJoulesPerKelvin", usual.hotJoulesPerKelvin(), 2e4, 1e9, problems),
            node.number("wallWattsPerKelvin", usual.wallWattsPerKelvin(), 0, 1e4, problems),
            node.number("doorWattsPerKelvin", usual.doorWattsPerKelvin(), 0, 1e4, problems),
            node.number("airChangePerMinute", usual.airChangePerMinute(), 0, 1, problems),
            node.number("fireWatts", usual.fireWatts(), 0, 1e6, problems));
    node.close(problems);
    return read;
  }

  private PhysicsSettings.Ac ac(MapNode node) {
    PhysicsSettings.Ac usual = USUAL.ac();
    PhysicsSettings.Ac read =
        new PhysicsSettings.Ac(
            node.number("setpointCelsius", usual.setpointCelsius(), 10, 35, problems),
            node.number("bandKelvin", usual.bandKelvin(), 0.5, 10, problems),
            node.number("coolingWatts", usual.coolingWatts(), 0, 1e6, problems),
            node.number("airflowKgPerSecond", usual.airflowKgPerSecond(), 0.1, 20, problems),
            node.number("lowestSupplyCelsius", usual.lowestSupplyCelsius(), 4, 25, problems),
            node.number("performance", usual.performance(), 1, 10, problems),
            node.number("fanWatts", usual.fanWatts(), 0, 1e5, problems),
            node.number("restartSeconds", usual.restartSeconds(), 0, 600, problems),
            node.number("compressorRestSeconds", usual.compressorRestSeconds(), 0, 600, problems),
            node.flag("onUps", usual.onUps(), problems));
    node.close(problems);
    return read;
  }

  private PhysicsSettings.Rope rope(MapNode node) {
    PhysicsSettings.Rope read =
        new PhysicsSettings.Rope(node.number("metres", USUAL.rope().metres(), 1, 1_000, problems));
    node.close(problems);
    return read;
  }
}
