package org.gengfu.driver.rtsp.picture;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Judges measures by thresholds. A picture with nothing to see has one fault: its other measures
 * mean nothing. What one fault explains is not found a second time: a dark picture has little
 * contrast, stripes have soft edges. Stateless, any thread.
 */
public final class PictureJudge {
  /** Cb from which on one tone is blue; a full blue has 240 (ITU-R BT.601). */
  private static final double BLUE = 180;

  /** Mean colour below which a picture is grey: noise of a sensor has more, snow none. */
  private static final double GREY = 6;

  /** Share of cells with edges below which their sharpness is that of writing in the picture. */
  private static final double EDGES = 0.1;

  /** Of the neighbours of cells gone flat, the share gone flat as well, of one piece. */
  private static final double ONE_PIECE = 0.82;

  /** Share of the cells as ever from which on it is the usual view, with lights that pass. */
  private static final double AS_EVER = 0.74;

  private final PictureThresholds limits;

  public PictureJudge(PictureThresholds limits) {
    this.limits = limits;
  }

  /** What is wrong with a picture by itself; empty when it is sane. */
  public List<Finding> judge(PictureMeasures measures) {
    return judge(measures, measures.castShare() > limits.castShare() ? measures.cast() : 0);
  }

  /**
   * What is wrong with a picture by itself.
   *
   * @param cast distance of its mean colour from what is normal
   */
  List<Finding> judge(PictureMeasures measures, double cast) {
    if (measures.structure() < limits.structure()) {
      return List.of(nothingToSee(measures));
    }
    List<Finding> findings = new ArrayList<>();
    below(findings, PictureFault.DARK, measures.mean(), limits.dark());
    above(findings, PictureFault.BRIGHT, measures.mean(), limits.bright());
    if (findings.isEmpty()) {
      below(findings, PictureFault.LOW_CONTRAST, measures.contrast(), limits.contrast());
    }
    if (measures.stripes().share() > limits.stripesShare()) {
      above(findings, PictureFault.STRIPES, measures.stripes().amplitude(), limits.stripes());
    }
    above(findings, PictureFault.NOISY, measures.noise(), limits.noise());
    boolean isJudged =
        measures.edges() > EDGES && findings.stream().noneMatch(f -> softens(f.fault()));
    if (isJudged) {
      below(findings, PictureFault.BLURRED, measures.sharpness(), limits.sharpness());
    }
    above(findings, PictureFault.COLOUR_CAST, cast, limits.cast());
    return List.copyOf(findings);
  }

  /** Whether a fault takes the edges' sharpness or the edges themselves. */
  private static boolean softens(PictureFault fault) {
    return switch (fault) {
      case DARK, BRIGHT, STRIPES, NOISY -> true;
      case BLACK,
          BLUE,
          FLAT,
          SNOW,
          LOW_CONTRAST,
          BLURRED,
          COLOUR_CAST,
          FROZEN,
          COVERED,
          SCENE_CHANGED ->
          false;
    };
  }

  private Finding nothingToSee(PictureMeasures measures) {
    if (measures.noise() > limits.snow() && measures.colour() < GREY) {
      return new Finding(PictureFault.SNOW, measures.noise(), limits.snow());
    }
    if (measures.blue() > BLUE) {
      return new Finding(PictureFault.BLUE, measures.blue(), BLUE);
    }
    if (measures.mean() <= limits.black()) {
      return new Finding(PictureFault.BLACK, measures.mean(), limits.black());
    }
    if (measures.mean() > limits.bright()) {
      return new Finding(PictureFault.BRIGHT, measures.mean(), limits.bright());
    }
    if (measures.noise() > limits.noise()) {
      return new Finding(PictureFault.NOISY, measures.noise(), limits.noise());
    }
    return new Finding(PictureFault.FLAT, measures.structure(), limits.structure());
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

  /**
   * Whether the camera still sees what it usually does at this hour. The same view with less detail
   * in it is none of another: there may be less light.
   */
  public List<Finding> against(Reference.Comparison comparison) {
    if (comparison.covered() > limits.coveredShare() && comparison.together() > ONE_PIECE) {
      return List.of(
          new Finding(PictureFault.COVERED, comparison.covered(), limits.coveredShare()));
    }
    if (comparison.kept() > AS_EVER) {
      return List.of();
    }
    List<Finding> findings = new ArrayList<>();
    if (!comparison.isSoftened()) {
      below(findings, PictureFault.SCENE_CHANGED, comparison.view(), limits.sceneLikeness());
    }
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
