package org.gengfu.driver.camera.verdict;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.gengfu.contract.CameraReason;
import org.gengfu.contract.CameraRung;
import org.gengfu.contract.RungState;
import org.gengfu.contract.Seen;

/** A ladder while it is written. Rungs that nobody speaks of are not observed. One thread. */
final class Climb {
  private final RungState[] ladder = new RungState[CameraRung.values().length];
  private final Instant ended;

  Climb(Instant ended) {
    this.ended = ended;
    for (CameraRung rung : CameraRung.values()) {
      unseen(rung, CameraReason.BELOW, "");
    }
    unseen(CameraRung.RECORDING, CameraReason.NOT_ASKED, "");
  }

  void good(CameraRung rung, String detail, Instant time) {
    put(new RungState(rung, Seen.GOOD, CameraReason.NONE, detail, time));
  }

  void bad(CameraRung rung, CameraReason reason, String detail) {
    bad(rung, reason, detail, ended);
  }

  void bad(CameraRung rung, CameraReason reason, String detail, Instant time) {
    put(new RungState(rung, Seen.BAD, reason, detail, time));
  }

  void unseen(CameraRung rung, CameraReason reason, String detail) {
    put(new RungState(rung, Seen.NOT_OBSERVED, reason, detail, ended));
  }

  /** The picture's rungs are out of sight for a reason of their own. */
  void unseenFrom(CameraRung rung, CameraReason reason, String detail) {
    for (CameraRung each : CameraRung.values()) {
      if (each.compareTo(rung) >= 0 && each != CameraRung.RECORDING) {
        unseen(each, reason, detail);
      }
    }
  }

  boolean isGood(CameraRung rung) {
    return ladder[rung.ordinal()].seen() == Seen.GOOD;
  }

  /** The rungs, for good. */
  List<RungState> ladder() {
    return List.copyOf(Arrays.asList(ladder));
  }

  private void put(RungState state) {
    ladder[state.rung().ordinal()] = state;
  }
}
