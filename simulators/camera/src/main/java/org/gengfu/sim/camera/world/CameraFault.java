package org.gengfu.sim.camera.world;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gengfu.sim.camera.scene.Fault;
import org.jspecify.annotations.Nullable;

/**
 * Something that happens to a camera, by the word of a scenario.
 *
 * @param word e.g. {@code camera.black}
 * @param low least value, NaN when it takes none
 * @param high largest value
 * @param usual the value when none is given, NaN when one must be given
 * @param change what it does
 */
record CameraFault(String word, double low, double high, double usual, Change change) {
  private static final double LONGEST_SECONDS = 3_600;
  private static final double FURTHEST_SECONDS = 1e9;
  private static final double USUAL_REBOOT_SECONDS = 5;

  /** What a fault does to a camera. */
  sealed interface Change {
    /** Adds a fault of the picture, of the value's strength. */
    record Picture(Fault.What what) implements Change {}

    /** The picture is as it should be. */
    record Clear() implements Change {}

    /** Adds a trouble. */
    record Add(Trouble trouble) implements Change {}

    /** Takes a trouble away. */
    record End(List<Trouble> troubles) implements Change {
      public End {
        troubles = List.copyOf(troubles);
      }
    }

    /** Sets the clock so many seconds off. */
    record Clock() implements Change {}

    /** Off for so many seconds, then anew. */
    record Reboot() implements Change {}

    /** Everything is as it should be. */
    record Repair() implements Change {}
  }

  private static final Map<String, CameraFault> ALL = all();

  /** Words of all faults. */
  static List<String> words() {
    return List.copyOf(ALL.keySet());
  }

  static Optional<CameraFault> named(String word) {
    return Optional.ofNullable(ALL.get(word));
  }

  /** True when it concerns all cameras of an uplink. */
  boolean wide() {
    return word.startsWith("uplink.");
  }

  /**
   * The value to use.
   *
   * @throws IllegalArgumentException when it is missing, needless or out of range
   */
  double value(double given) {
    if (Double.isNaN(low)) {
      if (!Double.isNaN(given)) {
        throw new IllegalArgumentException(word + " takes no value");
      }
      return given;
    }
    double value = Double.isNaN(given) ? usual : given;
    if (!(value >= low && value <= high)) {
      throw new IllegalArgumentException(word + " needs a value from " + low + " to " + high);
    }
    return value;
  }

  private static Map<String, CameraFault> all() {
    Map<String, CameraFault> all = new LinkedHashMap<>();
    for (Fault.What what : Fault.What.values()) {
      double strength = Fault.of(what).strength();
      Change change = new Change.Picture(what);
      add(all, new CameraFault("camera." + what.code(), 0.01, 1, strength, change));
    }
    add(all, plain("camera.clear", new Change.Clear()));
    add(all, plain("camera.off", new Change.Add(Trouble.OFF)));
    add(all, plain("camera.on", new Change.End(List.of(Trouble.OFF))));
    add(all, plain("camera.halfopen", new Change.Add(Trouble.HALF_OPEN)));
    add(all, plain("camera.deaf", new Change.Add(Trouble.DEAF)));
    add(all, plain("camera.stall", new Change.Add(Trouble.STALLED)));
    add(all, plain("camera.cut", new Change.Add(Trouble.CUT)));
    add(all, plain("camera.nokeyframe", new Change.Add(Trouble.KEYLESS)));
    add(all, plain("camera.broken", new Change.Add(Trouble.BROKEN)));
    add(all, plain("camera.flood", new Change.Add(Trouble.FLOOD)));
    add(all, plain("camera.noplace", new Change.Add(Trouble.FULL)));
    add(all, plain("camera.nostream", new Change.Add(Trouble.MISSING)));
    add(all, plain("camera.udponly", new Change.Add(Trouble.UDP_ONLY)));
    add(all, plain("camera.password", new Change.Add(Trouble.OTHER_PASSWORD)));
    add(all, plain("camera.disk", new Change.Add(Trouble.DISK)));
    add(
        all,
        new CameraFault(
            "camera.clock", -FURTHEST_SECONDS, FURTHEST_SECONDS, Double.NaN, new Change.Clock()));
    add(all, reboot("camera.reboot"));
    add(all, plain("camera.repair", new Change.Repair()));
    add(all, plain("uplink.off", new Change.Add(Trouble.OFF)));
    add(all, plain("uplink.halfopen", new Change.Add(Trouble.HALF_OPEN)));
    add(all, plain("uplink.noplace", new Change.Add(Trouble.FULL)));
    List<Trouble> ended = Arrays.asList(Trouble.OFF, Trouble.HALF_OPEN, Trouble.FULL);
    add(all, plain("uplink.on", new Change.End(ended)));
    add(all, reboot("uplink.reboot"));
    return all;
  }

  private static void add(Map<String, CameraFault> all, CameraFault fault) {
    @Nullable CameraFault before = all.put(fault.word(), fault);
    if (before != null) {
      throw new IllegalStateException("two faults are called " + fault.word());
    }
  }

  private static CameraFault plain(String word, Change change) {
    return new CameraFault(word, Double.NaN, Double.NaN, Double.NaN, change);
  }

  private static CameraFault reboot(String word) {
    return new CameraFault(word, 0.1, LONGEST_SECONDS, USUAL_REBOOT_SECONDS, new Change.Reboot());
  }
}
