package org.gengfu.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gengfu.driver.rtsp.decode.DecodePool;
import org.gengfu.driver.rtsp.picture.PictureFault;
import org.gengfu.sim.camera.scene.Scene;

/**
 * {@code bench picture}: judgements of generated clips against what is really wrong with them.
 * Kinds of scenes and seeds are others than those by which the thresholds were chosen. Each clip is
 * encoded, decoded in the decoder's process, measured and judged by a camera's calibration. Prints
 * a Markdown section. Options: {@code --rounds N}, cameras of each kind of scene (6).
 */
public final class PictureBench {
  /** Kinds of scenes that the thresholds were not chosen by. */
  static final List<Scene.Kind> KINDS =
      List.of(
          Scene.Kind.CROSSING,
          Scene.Kind.PARKING,
          Scene.Kind.CORRIDOR,
          Scene.Kind.BRIDGE,
          Scene.Kind.INDOOR_IR,
          Scene.Kind.DUSK,
          Scene.Kind.NIGHT_FOG,
          Scene.Kind.RAIN,
          Scene.Kind.NIGHT_RAIN,
          Scene.Kind.SNOWFALL,
          Scene.Kind.BACKLIGHT,
          Scene.Kind.HEADLIGHTS);

  /** Seeds below were used to choose thresholds. */
  private static final long FIRST_SEED = 1_000;

  private static final int CAMERAS = 6;
  private static final double RECALL = 0.98;
  private static final double FALSE_ALARMS = 0.01;

  private PictureBench() {}

  /** Runs the benchmark. */
  public static void main(String[] arguments) throws IOException {
    int cameras = arguments.length == 0 ? CAMERAS : Options.of(arguments).rounds();
    System.out.println(Machine.heading("Picture judgements (`./gengfu bench picture`)"));
    Confusion confusion = new Confusion();
    List<String> misses = new ArrayList<>();
    long start = System.nanoTime();
    try (Scratch scratch = Scratch.make("picture");
        DecodePool pool = new DecodePool(2, scratch.folder(), Duration.ofSeconds(60));
        PictureTrial trial = new PictureTrial(pool, misses::add)) {
      for (Scene.Kind kind : KINDS) {
        for (int i = 0; i < cameras; i++) {
          trial.order(kind, FIRST_SEED + i);
          trial.run(kind, FIRST_SEED + i, confusion);
        }
      }
    }
    print(confusion, misses, cameras, (System.nanoTime() - start) / 1e9);
  }

  private static void print(Confusion confusion, List<String> misses, int cameras, double seconds) {
    System.out.printf(
        Locale.ROOT,
        "%n%d clips of %d cameras (%s), each learned from ten other pictures; faults of random"
            + " strength from plain to gross; %.0f s. Goals: recall at least %.2f, false alarms at"
            + " most %.2f of all other clips.%n%n%s",
        confusion.clips(),
        cameras * KINDS.size(),
        String.join(", ", KINDS.stream().map(PictureBench::word).toList()),
        seconds,
        RECALL,
        FALSE_ALARMS,
        confusion.table());
    List<String> failing = new ArrayList<>();
    for (PictureFault fault : PictureFault.values()) {
      boolean isMet =
          confusion.clips(fault) > 0
              && confusion.recall(fault) >= RECALL
              && confusion.falseAlarms(fault) <= FALSE_ALARMS;
      if (!isMet) {
        failing.add(word(fault));
      }
    }
    System.out.println(
        failing.isEmpty()
            ? "\nThe goals hold for every class."
            : "\nThe goals do not hold for: " + String.join(", ", failing) + ".");
    misses.forEach(miss -> System.err.println("judged otherwise: " + miss));
  }

  private static String word(Enum<?> name) {
    return name.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
