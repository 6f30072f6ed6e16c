package org.gengfu.driver.camera;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gengfu.contract.CameraReason;
import org.gengfu.contract.CameraRung;
import org.gengfu.driver.RawValue;
import org.gengfu.driver.camera.sweep.Shortage;
import org.gengfu.driver.camera.sweep.SweepPlanner;
import org.gengfu.driver.camera.verdict.Verdict;
import org.gengfu.profile.camera.LookSource.Look;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How a sweep does: for the pool's points, and for the log. The bus's thread only. */
final class PoolFigures {
  private static final Logger LOG = LoggerFactory.getLogger(PoolFigures.class);
  private static final long MINUTE = Duration.ofMinutes(1).toNanos();
  private static final long WINDOW = Duration.ofMinutes(10).toNanos();

  /** Most ends that are kept; more within a minute are not counted. */
  private static final int MAX_ENDS = 100_000;

  private final CameraSettings settings;
  private final SweepPlanner planner;
  private final List<Camera> cameras;
  private final Deque<Long> ends = new ArrayDeque<>();
  private Set<String> lacking = new HashSet<>();
  private long windowFrom;
  private long worst;
  private long worstBefore;
  private long notJudged;

  PoolFigures(CameraSettings settings, SweepPlanner planner, List<Camera> cameras, long nowNanos) {
    this.settings = settings;
    this.planner = planner;
    this.cameras = cameras;
    this.windowFrom = nowNanos;
  }

  /** A visit begins, so long after the one before. */
  void began(long gapNanos, long now) {
    if (now - windowFrom > WINDOW) {
      windowFrom = now;
      worstBefore = worst;
      worst = 0;
    }
    worst = Math.max(worst, gapNanos);
  }

  /** A visit ended. */
  void ended(Verdict verdict, long now) {
    if (ends.size() < MAX_ENDS) {
      ends.addLast(now);
    }
    while (!ends.isEmpty() && now - ends.getFirst() > MINUTE) {
      ends.removeFirst();
    }
    CameraReason picture = verdict.rung(CameraRung.PICTURE).reason();
    boolean ours =
        picture == CameraReason.DECODER_CRASHED
            || picture == CameraReason.DECODE_TOO_LONG
            || picture == CameraReason.NOT_DECODED;
    notJudged += ours ? 1 : 0;
  }

  /** Says in the log when the period cannot be met, and when it can again; not each time. */
  void check() {
    Set<String> now = new HashSet<>();
    for (Shortage shortage : planner.shortages()) {
      now.add(shortage.group());
      if (!lacking.contains(shortage.group())) {
        LOG.warn("bus {}: {}", settings.id(), shortage.words());
      }
    }
    if (now.isEmpty() && !lacking.isEmpty()) {
      LOG.info("bus {}: all cameras can be visited within the period again", settings.id());
    }
    lacking = now;
  }

  List<RawValue> of(Iterable<Look> looks, long now) {
    List<RawValue> values = new ArrayList<>();
    looks.forEach(look -> values.add(of(look, now)));
    return values;
  }

  private RawValue of(Look look, long now) {
    return switch (look) {
      case POOL_CAMERAS -> new RawValue.Whole(cameras.size());
      case POOL_SUSPECTS -> new RawValue.Whole(suspects());
      case POOL_VISITS ->
          new RawValue.Whole(ends.stream().filter(end -> now - end <= MINUTE).count());
      case POOL_UNDER_WAY -> new RawValue.Whole(planner.underWay());
      case POOL_VISIT_TIME -> new RawValue.Real(planner.visitSeconds());
      case POOL_PERIOD -> new RawValue.Real(settings.period().toNanos() / 1e9);
      case POOL_NEEDED -> new RawValue.Real(planner.neededSeconds());
      case POOL_WORST -> new RawValue.Real(Math.max(worst, worstBefore) / 1e9);
      case POOL_NOT_JUDGED -> new RawValue.Whole(notJudged);
      // A plan of the pool holds no others.
      default -> new RawValue.Absent("no figure of the pool");
    };
  }

  private long suspects() {
    long count = 0;
    for (Camera camera : cameras) {
      Verdict verdict = camera.verdict();
      count += verdict != null && verdict.isSuspect() ? 1 : 0;
    }
    return count;
  }
}
