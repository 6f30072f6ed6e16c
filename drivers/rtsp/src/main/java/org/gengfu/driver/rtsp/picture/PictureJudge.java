package org.gengfu.driver.rtsp.picture;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Judges measures by thresholds. A picture of one colour, black or snow has that one fault: its
 * other measures mean nothing. Stateless, any thread.
 */
public final class PictureJudge {
  /** Cb from which on one colour is blue; a full blue has 240 (ITU-R BT.601). */
  private static final double BLUE = 180;

  /** Colour below which a picture is grey. */
  private static final double GREY = 10;

  private final PictureThresholds limits;

  public PictureJudge(PictureThresholds limits) {
    this.limits = limits;
  }

  /** What is wrong with a picture by itself; empty when it is sane. */
  public List<Finding> judge(PictureMeasures measures) {
    if (measures.mean() <= limits.blackMean() && measures.brightest() <= limits.blackBrightest()) {
      return List.of(new Finding(PictureFault.BLACK, measures.mean(), limits.blackMean()));
    }
    if (measures.detail() < limits.flatDetail() && measures.deviation() < limits.flatDeviation()) {
      PictureFault fault = measures.blue() > BLUE ? PictureFault.BLUE : PictureFault.FLAT;
      return List.of(new Finding(fault, measures.detail(), limits.flatDetail()));
    }
    if (measures.noise() > limits.snow() && measures.colour() < GREY) {
      return List.of(new Finding(PictureFault.SNOW, measures.noise(), limits.snow()));
    }
    List<Finding> findings = new ArrayList<>();
    below(findings, PictureFault.DARK, measures.mean(), limits.dark());
    above(findings, PictureFault.BRIGHT, measures.mean(), limits.bright());
    below(findings, PictureFault.LOW_CONTRAST, measures.deviation(), limits.contrast());
    above(findings, PictureFault.BLURRED, measures.blur(), limits.blur());
    above(findings, PictureFault.NOISY, measures.noise(), limits.noise());
    if (measures.castShare() > limits.castShare()) {
      above(findings, PictureFault.COLOUR_CAST, measures.cast(), limits.cast());
    }
    if (measures.stripes().share() > limits.stripesShare()) {
      above(findings, PictureFault.STRIPES, measures.stripes().amplitude(), limits.stripes());
    }
    return List.copyOf(findings);
  }

  /**
   * Whether a picture is the same as one of an earlier visit: a real scene always differs a little,
   * by its noise or by the clock in the picture. The visits must be far enough apart for that.
   */
  public @Nullable Finding frozen(Fingerprint before, Fingerprint now) {
    int changed = now.changedSquares(before);
    return changed <= limits.movedSquares()
        ? new Finding(PictureFault.FROZEN, changed, limits.movedSquares())
        : null;
  }

  /** Whether the camera still sees what it usually does at this hour. */
  public List<Finding> against(Reference.Comparison comparison) {
    if (comparison.covered() > limits.coveredShare()) {
      return List.of(
          new Finding(PictureFault.COVERED, comparison.covered(), limits.coveredShare()));
    }
    List<Finding> findings = new ArrayList<>();
    below(findings, PictureFault.SCENE_CHANGED, comparison.likeness(), limits.sceneLikeness());
    return List.copyOf(findings);
  }

  private static void below(List<Finding> to, PictureFault fault, double measured, double limit) {
    if (measured < limit) {
      to.add(new Finding(fault, measured, limit));
    }
  }

  private static void above(List<Finding> to, PictureFault fault, double measured, double limit) {
    if (measured > limit) {
      to.add(new Finding(fault, measured, limit));
    }
  }
}
