package org.gengfu.simulation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import org.gengfu.core.alarm.AlarmKey;

/**
 * What is really so: faults with their times, and which alarms are true at an instant. Never
 * changes after it was made.
 */
final class World {
  private static final long MINUTE = 60_000;

  private final City city;
  private final List<Fault> faults = new ArrayList<>();

  /** What fails. */
  private enum Kind {
    FEEDER,
    MAINS,
    UPS,
    SWITCH,
    CARRIER,
    EDGE,
    CAMERA,
    SENSOR
  }

  /**
   * @param n cabinet, or feeder
   * @param i camera
   */
  private record Fault(Kind kind, int n, int i, long from, long to) {
    boolean holds(Kind wanted, int cabinet, long at) {
      return kind == wanted && n == cabinet && from <= at && at < to;
    }
  }

  private World(City city) {
    this.city = city;
  }

  /** Between five and eleven faults a day, all over some hours before the end. */
  static World of(City city, Random random, long from, int days) {
    World world = new World(city);
    long length = days * 1_440 * MINUTE;
    int count = days * 5 + random.nextInt(days * 7);
    for (int f = 0; f < count; f++) {
      long begin = from + Streams.between(random, 10 * MINUTE, length - 360 * MINUTE);
      Kind kind =
          switch (random.nextInt(16)) {
            case 0, 1 -> Kind.FEEDER;
            case 2, 3, 4 -> Kind.MAINS;
            case 5 -> Kind.UPS;
            case 6, 7 -> Kind.SWITCH;
            case 8 -> Kind.CARRIER;
            case 9 -> Kind.EDGE;
            case 10, 11 -> Kind.SENSOR;
            default -> Kind.CAMERA;
          };
      int n = kind == Kind.FEEDER ? random.nextInt(2) : random.nextInt(City.CABINETS);
      int i = random.nextInt(City.CAMERAS);
      long lasts = Streams.between(random, MINUTE, 120 * MINUTE);
      if (kind == Kind.CAMERA && random.nextInt(3) == 0) {
        int times = 2 + random.nextInt(4);
        for (int t = 0; t < times; t++) {
          long at = begin + t * 6 * MINUTE;
          world.faults.add(new Fault(kind, n, i, at, at + 3 * MINUTE));
        }
      } else {
        world.faults.add(new Fault(kind, n, i, begin, begin + lasts));
      }
    }
    return world;
  }

  int faults() {
    return faults.size();
  }

  /** The instants at which something may become so, or end. */
  Collection<Long> changes() {
    SortedSet<Long> instants = new TreeSet<>();
    for (Fault fault : faults) {
      instants.add(fault.from);
      instants.add(fault.to);
      for (int n = 0; n < City.CABINETS; n++) {
        if (cutsMains(fault, n)) {
          instants.add(fault.from + city.autonomyMillis().get(n) * 8 / 10);
          instants.add(fault.from + city.autonomyMillis().get(n));
        }
      }
    }
    return instants;
  }

  private static boolean cutsMains(Fault fault, int n) {
    return switch (fault.kind) {
      case MAINS -> fault.n == n;
      case FEEDER -> fault.n == (n < City.CABINETS - 1 ? 0 : 1);
      case UPS, SWITCH, CARRIER, EDGE, CAMERA, SENSOR -> false;
    };
  }

  private boolean is(Kind kind, int n, long at) {
    for (Fault fault : faults) {
      if (fault.holds(kind, n, at)) {
        return true;
      }
    }
    return false;
  }

  /** For how long a cabinet has had no mains; negative while it has. */
  private long without(int n, long at) {
    long longest = -1;
    for (Fault fault : faults) {
      if (cutsMains(fault, n) && fault.from <= at && at < fault.to) {
        longest = Math.max(longest, at - fault.from);
      }
    }
    return longest;
  }

  private boolean powered(int n, long at) {
    return !is(Kind.UPS, n, at) && without(n, at) < city.autonomyMillis().get(n);
  }

  /** True while an edge runs. */
  boolean runs(String edge, long at) {
    if (edge.equals(City.ROOM)) {
      return true;
    }
    int n = edge.charAt(1) - '0';
    return powered(n, at) && !is(Kind.EDGE, n, at);
  }

  private boolean carrierWorks(long at) {
    for (int n = 0; n < City.CABINETS; n++) {
      if (is(Kind.CARRIER, n, at)) {
        return false;
      }
    }
    return true;
  }

  private boolean switchWorks(int n, long at) {
    return powered(n, at) && !is(Kind.SWITCH, n, at) && carrierWorks(at);
  }

  private boolean cameraWorks(int n, int i, long at) {
    for (Fault fault : faults) {
      if (fault.holds(Kind.CAMERA, n, at) && fault.i == i) {
        return false;
      }
    }
    return switchWorks(n, at);
  }

  /** True when a watched alarm is so. */
  boolean isTrue(AlarmKey key, long at) {
    String node = key.resource();
    if (node.equals(City.CARRIER)) {
      return !carrierWorks(at);
    }
    int n = node.charAt(node.startsWith("P/") ? node.startsWith("P/sw") ? 4 : 5 : 1) - '0';
    return switch (key.type()) {
      case "mains_fail" -> without(n, at) >= 0;
      case "ups_on_battery" -> without(n, at) >= 0 && powered(n, at);
      case "ups_low_battery" ->
          without(n, at) >= city.autonomyMillis().get(n) * 8 / 10 && powered(n, at);
      case "temperature_high" -> is(Kind.SENSOR, n, at);
      case "switch_unreachable" -> !switchWorks(n, at);
      case "camera_offline" -> !cameraWorks(n, node.charAt(7) - '0', at);
      default -> throw new IllegalArgumentException("nobody watches " + key);
    };
  }
}
