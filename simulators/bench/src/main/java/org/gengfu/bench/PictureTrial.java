package org.gengfu.bench;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.gengfu.driver.rtsp.decode.DecodeOutcome;
import org.gengfu.driver.rtsp.decode.DecodePool;
import org.gengfu.driver.rtsp.picture.Calibration;
import org.gengfu.driver.rtsp.picture.Finding;
import org.gengfu.driver.rtsp.picture.Fingerprint;
import org.gengfu.driver.rtsp.picture.PictureFault;
import org.gengfu.driver.rtsp.picture.PictureThresholds;
import org.gengfu.driver.rtsp.picture.Sight;
import org.gengfu.driver.rtsp.wire.Codec;
import org.gengfu.driver.rtsp.wire.EncodedPicture;
import org.gengfu.sim.camera.clip.AccessUnit;
import org.gengfu.sim.camera.clip.Clip;
import org.gengfu.sim.camera.clip.ClipLibrary;
import org.gengfu.sim.camera.clip.ClipShape;
import org.gengfu.sim.camera.scene.Fault;
import org.gengfu.sim.camera.scene.Fault.What;
import org.gengfu.sim.camera.scene.Scene;
import org.jspecify.annotations.Nullable;

/**
 * One simulated camera after the other: it is learned from sane pictures, then sane and faulty
 * clips go through the decoder's process and the judge. One thread.
 */
final class PictureTrial implements AutoCloseable {
  /** Pictures that are learned, and sane ones that are judged, all of other minutes. */
  private static final int LEARNED = 10;

  private static final int SANE = 5;
  private static final int HOUR = 9;
  private static final double STRONGEST = 0.85;

  private final ClipLibrary lives =
      new ClipLibrary(new ClipShape(640, 360, 5, 1, LEARNED + SANE, 26), null);
  private final ClipLibrary faulty = new ClipLibrary(new ClipShape(640, 360, 5, 1, 2, 26), null);
  private final DecodePool pool;
  private final Consumer<String> misses;

  /** A fault of a scene, and what it is to be judged as. */
  private record Order(What what, PictureFault truth) {}

  private static final List<Order> ORDERS =
      List.of(
          new Order(What.BLACK, PictureFault.BLACK),
          new Order(What.BLUE, PictureFault.BLUE),
          new Order(What.FLAT, PictureFault.FLAT),
          new Order(What.SNOW, PictureFault.SNOW),
          new Order(What.DARK, PictureFault.DARK),
          new Order(What.BRIGHT, PictureFault.BRIGHT),
          new Order(What.LOW_CONTRAST, PictureFault.LOW_CONTRAST),
          new Order(What.BLURRED, PictureFault.BLURRED),
          new Order(What.NOISE, PictureFault.NOISY),
          new Order(What.CAST, PictureFault.COLOUR_CAST),
          new Order(What.STRIPES, PictureFault.STRIPES),
          new Order(What.FROZEN, PictureFault.FROZEN),
          new Order(What.OCCLUDED, PictureFault.COVERED),
          new Order(What.MOVED, PictureFault.SCENE_CHANGED));

  /**
   * @param misses told of each clip that was judged otherwise than it is
   */
  PictureTrial(DecodePool pool, Consumer<String> misses) {
    this.pool = pool;
    this.misses = misses;
  }

  /** Begins to make what {@link #run} will want. */
  void order(Scene.Kind kind, long seed) {
    var _ = lives.order(kind, seed, List.of());
    for (Fault fault : faults(kind, seed)) {
      var _ = faulty.order(kind, seed, List.of(fault));
    }
  }

  private static List<Fault> faults(Scene.Kind kind, long seed) {
    Random random = new Random(seed * 31 + kind.ordinal());
    List<Fault> faults = new ArrayList<>();
    for (Order order : ORDERS) {
      double strength = Fault.PLAIN + (STRONGEST - Fault.PLAIN) * random.nextDouble();
      faults.add(new Fault(order.what(), strength));
    }
    return faults;
  }

  /** Runs all clips of one camera. */
  void run(Scene.Kind kind, long seed, Confusion into) {
    String camera = kind + " " + seed;
    Calibration calibration = new Calibration(PictureThresholds.DEFAULT);
    List<Sight> life = sights(lives.clip(kind, seed, List.of()));
    Fingerprint before = null;
    for (int i = 0; i < life.size(); i++) {
      Sight sight = life.get(i);
      if (i < LEARNED) {
        if (!calibration.learn(HOUR, sight, before)) {
          misses.accept(camera + ": not learned, " + calibration.judge(HOUR, sight, before));
        }
      } else {
        judge(camera + " sane", calibration, sight, before, null, into);
      }
      before = sight.fingerprint();
    }
    List<Fault> faults = faults(kind, seed);
    for (int i = 0; i < faults.size(); i++) {
      List<Sight> two = sights(faulty.clip(kind, seed, List.of(faults.get(i))));
      String name = "%s %s".formatted(camera, faults.get(i));
      PictureFault truth = ORDERS.get(i).truth();
      judge(name, calibration, two.get(1), two.getFirst().fingerprint(), truth, into);
    }
  }

  private void judge(
      String name,
      Calibration calibration,
      Sight sight,
      @Nullable Fingerprint before,
      @Nullable PictureFault truth,
      Confusion into) {
    List<Finding> findings = calibration.judge(HOUR, sight, before);
    Set<PictureFault> judged =
        findings.stream()
            .map(Finding::fault)
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(PictureFault.class)));
    into.add(truth, judged);
    if (!judged.equals(truth == null ? Set.of() : Set.of(truth))) {
      misses.accept(name + ": " + findings);
    }
  }

  private List<Sight> sights(Clip clip) {
    List<CompletableFuture<DecodeOutcome>> waiting = new ArrayList<>();
    for (AccessUnit unit : clip.units()) {
      CompletableFuture<DecodeOutcome> outcome = new CompletableFuture<>();
      pool.decode(new EncodedPicture(Codec.H264, unit.annexB()), outcome::complete);
      waiting.add(outcome);
    }
    return waiting.stream().map(CompletableFuture::join).map(PictureTrial::sight).toList();
  }

  private static Sight sight(DecodeOutcome outcome) {
    if (outcome instanceof DecodeOutcome.Decoded(var picture)) {
      return picture.sight();
    }
    throw new IllegalStateException("a generated clip was not decoded: " + outcome);
  }

  @Override
  public void close() {
    lives.close();
    faulty.close();
  }
}
