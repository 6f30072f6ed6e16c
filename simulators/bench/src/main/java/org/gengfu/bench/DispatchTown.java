package org.gengfu.bench;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.gengfu.core.dispatch.DispatchRules;
import org.gengfu.core.dispatch.OpenOrder;
import org.gengfu.core.dispatch.Problem;
import org.gengfu.core.dispatch.RoadTravel;
import org.gengfu.core.dispatch.Spot;
import org.gengfu.core.dispatch.Technician;
import org.gengfu.core.dispatch.Warehouse;
import org.gengfu.core.dispatch.Window;
import org.gengfu.core.travel.SpeedTable;

/** A made-up city for the dispatcher: the same seed gives the same city. */
final class DispatchTown {
  private static final long NOW = 1_795_000_000_000L;
  private static final long MINUTE = 60_000;
  private static final long DAY = 1_440 * MINUTE;
  private static final List<String> SKILLS = List.of("power", "network", "camera", "cooling");
  private static final List<String> KINDS = List.of("rectifier", "fan", "camera", "switch");

  private final Random random;

  private DispatchTown(long seed) {
    this.random = new Random(seed);
  }

  static Problem make(long seed, int technicians, int orders) {
    DispatchTown town = new DispatchTown(seed);
    List<Technician> people = new ArrayList<>();
    List<Warehouse> houses = new ArrayList<>();
    List<OpenOrder> wanted = new ArrayList<>();
    for (int i = 0; i < technicians; i++) {
      people.add(town.technician(i));
    }
    for (int i = 0; i < 4; i++) {
      SortedMap<String, Integer> stock = town.parts(60);
      houses.add(new Warehouse(town.spot("house" + i), List.of(), stock, 10 * MINUTE));
    }
    for (int i = 0; i < orders; i++) {
      wanted.add(town.order(i));
    }
    RoadTravel ways = new RoadTravel(SpeedTable.usual(ZoneId.of("Asia/Shanghai")), NOW, 1.5);
    return new Problem(NOW, people, wanted, houses, ways, DispatchRules.USUAL);
  }

  private Spot spot(String id) {
    return new Spot(id, 30 + random.nextDouble() * 0.36, 120 + random.nextDouble() * 0.415);
  }

  private SortedMap<String, Integer> parts(int most) {
    SortedMap<String, Integer> parts = new TreeMap<>();
    KINDS.forEach(kind -> parts.put(kind, random.nextInt(most)));
    return parts;
  }

  private Technician technician(int number) {
    SortedSet<String> skills = new TreeSet<>();
    for (String skill : SKILLS) {
      if (random.nextInt(10) < 6) {
        skills.add(skill);
      }
    }
    skills.add(SKILLS.get(random.nextInt(4)));
    List<Window> shifts = new ArrayList<>();
    for (int day = 0; day < 7; day++) {
      long begin = NOW - 60 * MINUTE + day * DAY;
      shifts.add(new Window(begin, begin + 9 * 60 * MINUTE));
    }
    Spot home = spot("home" + number);
    return new Technician(
        "t%02d".formatted(number),
        1,
        shifts,
        skills,
        parts(3),
        spot("position" + number),
        home,
        NOW,
        List.of());
  }

  private OpenOrder order(int number) {
    long work = (20 + random.nextInt(40)) * MINUTE;
    int level = 1 + random.nextInt(4);
    long due = NOW + (60 + random.nextInt(level * 24 * 60)) * MINUTE;
    List<Window> access = new ArrayList<>();
    if (random.nextInt(10) == 0) {
      for (int day = 0; day < 7; day++) {
        access.add(new Window(NOW + day * DAY + 30 * MINUTE, NOW + day * DAY + 300 * MINUTE));
      }
    }
    return new OpenOrder(
        "w%04d".formatted(number),
        spot("site" + number),
        new TreeSet<>(List.of(SKILLS.get(random.nextInt(4)))),
        1,
        random.nextInt(10) < 3 ? List.of(KINDS.get(random.nextInt(4))) : List.of(),
        null,
        work,
        work * 8 / 5,
        null,
        due,
        access,
        level,
        null,
        NOW);
  }
}
