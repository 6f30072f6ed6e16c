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
 * {@code bench picture}: judgements of generated clips against what is really wrong with them. No
 * camera of a seed from {@link #FIRST_SEED} on was ever looked at when thresholds were chosen; its
 * kind of scene was. Each clip is encoded, decoded in the decoder's process, measured and judged by
 * a camera's calibration. Prints a Markdown section. Options: {@code --rounds N}, cameras of each
 * kind of scene (4).
 */
public final class PictureBench {
  /** Kinds of scenes, the difficult ones among them. */
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

  /** All seeds below may be used to choose thresholds; these may only be reported. */
  private static final long FIRST_SEED = 30_000;

  private static final int CAMERAS = 4;
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
      int all = cameras * KINDS.size();
      trial.order(kind(0), seed(0));
      for (int i = 0; i < all; i++) {
        if (i + 1 < all) {
          trial.order(kind(i + 1), seed(i + 1));
        }
        trial.run(kind(i), seed(i), confusion);
      }
    }
    print(confusion, misses, cameras, (System.nanoTime() - start) / 1e9);
  }

  private static Scene.Kind kind(int camera) {
    return KINDS.get(camera % KINDS.size());
  }

  private static long seed(int camera) {
    return FIRST_SEED + camera / KINDS.size();
  }

  private static void print(Confusion confusion, List<String> misses, int cameras, double seconds) {
    System.out.printf(
        Locale.ROOT,
        "%n%d clips of %d cameras (%s; seeds %d to %d, of which none was looked at when thresholds"
            + " were chosen: those were cameras of seeds below %d, of the same kinds of scenes),"
            + " each learned from ten other pictures; faults of random strength from plain to"
            + " gross; %.0f s. Goals: recall at least %.2f, false alarms at"
            + " most %.2f of all other clips.%n%n%s",
        confusion.clips(),
        cameras * KINDS.size(),
        String.join(", ", KINDS.stream().map(PictureBench::word).toList()),
        FIRST_SEED,
        FIRST_SEED + cameras - 1,
        FIRST_SEED,
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
