package org.gengfu.core.dispatch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;

/** Made-up problems: a plane where one thousandth of a degree takes a minute. */
final class Town {
  static final long NOW = 1_800_000_000_000L;
  static final long MINUTE = 60_000;
  static final Travel MINUTES =
      new Travel() {
        @Override
        public long typicalMillis(Spot from, Spot to) {
          double up = from.latitude() - to.latitude();
          double across = from.longitude() - to.longitude();
          return Math.round(Math.sqrt(up * up + across * across) * 1_000) * MINUTE;
        }

        @Override
        public long ninetiethMillis(Spot from, Spot to) {
          return typicalMillis(from, to) * 3 / 2;
        }
      };

  final List<Technician> technicians = new ArrayList<>();
  final List<OpenOrder> orders = new ArrayList<>();
  final List<Warehouse> warehouses = new ArrayList<>();

  static Spot spot(String id, int up, int across) {
    return new Spot(id, up / 1_000.0, across / 1_000.0);
  }

  static Window window(long fromMinute, long toMinute) {
    return new Window(NOW + fromMinute * MINUTE, NOW + toMinute * MINUTE);
  }

  Town technician(String id, int up, int across, List<String> skills, Map<String, Integer> van) {
    Spot home = spot("home " + id, up, across);
    technicians.add(
        new Technician(
            id,
            1,
            List.of(window(-60, 480), window(1_440, 1_980)),
            new TreeSet<>(skills),
            new TreeMap<>(van),
            home,
            home,
            NOW,
            List.of()));
    return this;
  }

  /** All rest for an hour, two hours from now. */
  Town withBreaks() {
    technicians.replaceAll(who ->
        new Technician(
            who.id(),
            who.people(),
            who.shifts(),
            List.of(window(120, 180), window(1_560, 1_620)),
            who.skills(),
            who.van(),
            who.position(),
            who.home(),
            who.freeMillis(),
            who.committed()));
    return this;
  }

  Town warehouse(String id, int up, int across, Map<String, Integer> stock) {
    warehouses.add(
        new Warehouse(spot(id, up, across), List.of(), new TreeMap<>(stock), 5 * MINUTE));
    return this;
  }

  Town order(String id, int up, int across, String skill, List<String> skus, long dueMinutes) {
    orders.add(
        new OpenOrder(
            id,
            spot("site " + id, up, across),
            new TreeSet<>(List.of(skill)),
            1,
            skus,
            null,
            30 * MINUTE,
            45 * MINUTE,
            null,
            NOW + dueMinutes * MINUTE,
            List.of(),
            2,
            null,
            NOW));
    return this;
  }

  Problem problem() {
    return new Problem(NOW, technicians, orders, warehouses, MINUTES, DispatchRules.USUAL);
  }

  static Problem random(long seed, int technicians, int orders) {
    return made(seed, technicians, orders).problem();
  }

  static Town made(long seed, int technicians, int orders) {
    Random random = new Random(seed);
    Town town = new Town();
    for (int k = 0; k < technicians; k++) {
      List<String> skills = new ArrayList<>(List.of(random.nextInt(3) > 0 ? "power" : "network"));
      if (random.nextBoolean()) {
        skills.add("camera");
      }
      town.technician(
          "t" + k,
          random.nextInt(60),
          random.nextInt(60),
          skills,
          Map.of("fan", random.nextInt(2)));
    }
    town.warehouse("east", 30, 60, Map.of("fan", 1 + random.nextInt(2), "rectifier", 1));
    town.warehouse("west", 30, 0, Map.of("rectifier", 1, "module", 1));
    String[] skills = {"power", "camera", "power"};
    List<List<String>> needs =
        List.of(List.of(), List.of("fan"), List.of("rectifier", "module"), List.of());
    for (int o = 0; o < orders; o++) {
      town.order(
          "w%03d".formatted(o),
          random.nextInt(60),
          random.nextInt(60),
          skills[random.nextInt(3)],
          needs.get(random.nextInt(4)),
          20 + random.nextInt(400));
    }
    return town;
  }
}
