package org.gengfu.driver.rtsp.picture;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The judge of one camera, which knows what it usually shows at each hour of its day. The profile's
 * thresholds move with the normal of the hour, between a floor and a ceiling around them; colour is
 * compared with the usual colour; covering and another view are seen against the usual view.
 *
 * <p>A camera must not learn its own fault: only a picture that is judged sane, or that a person
 * calls right, is learned; the normal drifts only so far from the hour's first pictures; and no
 * normal moves a threshold beyond floor and ceiling. At most {@link #MAX_BYTES} a camera. Not safe
 * for several threads.
 */
public final class Calibration {
  /** Most bytes that {@link #save} gives; about what it takes in memory, too. */
  public static final int MAX_BYTES = 64 << 10;

  private static final int EDITION = 0x47434C32;
  private static final int HOURS = 24;

  /** Share of the cells seen as ever from which on a part of the picture is as it was. */
  private static final double KEPT = 0.18;

  /** Sharpness, as a share of the usual, above which edges that are left are sharper than ever. */
  private static final double SHARPER = 1.1;

  /** Sharpness, as a share of the usual, above which what is seen is no softer than ever. */
  private static final double STILL_SHARP = 0.78;

  /** Structure below which nothing but writing is left, whatever the usual view. */
  private static final double LEAST = 0.071;

  /** Likeness, of what shows less than ever, above which the usual view shows through. */
  private static final double TRACE = 0.1;

  /** How much more of the usual view may have been there at the visit before another view. */
  private static final double SECOND_LOOK = 0.05;

  private final PictureThresholds base;
  private final @Nullable Normal[] normals = new @Nullable Normal[HOURS];
  private Reference reference = new Reference();

  /**
   * Begins with nothing learned.
   *
   * @param base the profile's thresholds
   */
  public Calibration(PictureThresholds base) {
    this.base = base;
  }

  /** Whether enough sane pictures of an hour were learned. {@code hour} 0..23. */
  public boolean knows(int hour) {
    Normal normal = normals[hour];
    return normal != null && normal.isKnown();
  }

  /** The thresholds that count at an hour. */
  public PictureThresholds limits(int hour) {
    Normal usual = normals[hour];
    if (usual == null || !usual.isKnown()) {
      return base;
    }
    return new PictureThresholds(
        base.structure(),
        base.black(),
        Math.clamp(0.65 * usual.mean(), 0.55 * base.dark(), base.dark()),
        Math.clamp(usual.mean() + 75, 0.9 * base.bright(), Math.max(base.bright(), 222)),
        Math.clamp(0.5 * usual.contrast(), 0.5 * base.contrast(), 2.2 * base.contrast()),
        Math.clamp(0.85 * usual.sharpness(), 0.85 * base.sharpness(), 1.03 * base.sharpness()),
        Math.clamp(2.5 * usual.noise(), 0.75 * base.noise(), 1.75 * base.noise()),
        base.snow(),
        base.cast(),
        base.castShare(),
        Math.clamp(2 * usual.stripes(), base.stripes(), 2 * base.stripes()),
        base.stripesShare(),
        base.movedSquares(),
        base.sceneLikeness(),
        base.coveredShare());
  }

  /**
   * What is wrong with a picture.
   *
   * @param hour 0..23, of the camera's own day
   * @param before the picture of the visit before; null when there is none, or when that visit was
   *     so short a time ago that even a living scene may stand still
   * @return empty when it is sane
   */
  public List<Finding> judge(int hour, Sight now, @Nullable Fingerprint before) {
    PictureMeasures measures = now.measures();
    Reference.Comparison comparison = reference.compare(hour, now.cells());
    PictureThresholds limits = limits(hour);
    if (comparison != null && measures.structure() > LEAST && comparison.trace() > TRACE) {
      // Little is seen, but it is the usual view: the picture is dark or pale, not empty.
      limits = limits.with(Map.of("structure", Math.min(LEAST, base.structure())));
    }
    PictureJudge judge = new PictureJudge(limits);
    List<Finding> own = own(hour, judge, measures);
    boolean nothingToSee = measures.structure() < limits.structure();
    comparison = nothingToSee ? null : comparison;
    List<Finding> seen = comparison == null ? List.of() : seen(hour, judge, comparison, before);
    boolean isCovered = seen.stream().anyMatch(f -> f.fault() == PictureFault.COVERED);
    List<Finding> findings = new ArrayList<>();
    if (isCovered && comparison != null && explains(hour, comparison, measures)) {
      findings.addAll(seen);
    } else {
      findings.addAll(own);
      if (own.stream().noneMatch(f -> hidesTheView(f.fault()))) {
        findings.addAll(seen);
        findings.addAll(softness(hour, comparison, measures));
      }
    }
    Finding frozen =
        before == null || nothingToSee ? null : judge.frozen(before, now.fingerprint());
    if (frozen != null) {
      findings.add(frozen);
    }
    return List.copyOf(findings);
  }

  /**
   * What the usual view tells. Another view wants a second look: lights that pass make one picture
   * another, a camera that was turned shows it at the visit before, too.
   */
  private List<Finding> seen(
      int hour, PictureJudge judge, Reference.Comparison comparison, @Nullable Fingerprint before) {
    List<Finding> seen = judge.against(comparison);
    boolean isChanged = seen.stream().anyMatch(f -> f.fault() == PictureFault.SCENE_CHANGED);
    if (!isChanged || before == null) {
      return seen;
    }
    Reference.Comparison first = reference.compare(hour, Cells.of(before));
    boolean wasChanged = first == null || first.view() < base.sceneLikeness() + SECOND_LOOK;
    return wasChanged ? seen : List.of();
  }

  /** Whether the rest is seen as ever: then what stands before the camera explains all measures. */
  private boolean explains(int hour, Reference.Comparison comparison, PictureMeasures measures) {
    Normal usual = normals[hour];
    boolean isBright = measures.mean() > base.bright();
    boolean isSharp = usual == null || measures.sharpness() > STILL_SHARP * usual.sharpness();
    return comparison.kept() > KEPT && !comparison.isDimmed() && isSharp && !isBright;
  }

  /**
   * Softness that noise hides from the edges, in fog at night: the view lies where it did, there is
   * less of it, and what edges there are are no sharper than ever. Less light alone leaves them
   * sharp.
   */
  private List<Finding> softness(
      int hour, Reference.@Nullable Comparison comparison, PictureMeasures measures) {
    Normal usual = normals[hour];
    if (comparison == null || usual == null || !comparison.isSoftened()) {
      return List.of();
    }
    boolean isNoSharper = measures.sharpness() < SHARPER * usual.sharpness();
    return isNoSharper && comparison.view() < base.sceneLikeness()
        ? List.of(new Finding(PictureFault.BLURRED, comparison.view(), base.sceneLikeness()))
        : List.of();
  }

  private List<Finding> own(int hour, PictureJudge judge, PictureMeasures measures) {
    Normal usual = normals[hour];
    if (usual == null || !usual.isKnown()) {
      return judge.judge(measures);
    }
    // However usual: nobody calls twice the limit a colour of the scene.
    boolean isGross = measures.cast() > 2 * base.cast() && measures.castShare() > base.castShare();
    return judge.judge(measures, isGross ? measures.cast() : usual.cast(measures));
  }

  private static boolean hidesTheView(PictureFault fault) {
    return switch (fault) {
      case COLOUR_CAST, FROZEN, COVERED, SCENE_CHANGED -> false;
      case BLACK, BLUE, FLAT, SNOW, DARK, BRIGHT, LOW_CONTRAST, BLURRED, NOISY, STRIPES -> true;
    };
  }

  /**
   * Learns a picture, if it is judged sane.
   *
   * @param before as for {@link #judge}
   * @return whether it was learned
   */
  public boolean learn(int hour, Sight now, @Nullable Fingerprint before) {
    if (!judge(hour, now, before).isEmpty()) {
      return false;
    }
    take(hour, now);
    return true;
  }

  /**
   * Begins the hour anew with a picture that a person calls right, however it was judged. It still
   * takes {@link Reference#ENOUGH} pictures until the hour is known.
   */
  public void confirm(int hour, Sight now) {
    normals[hour] = null;
    reference.forget(hour);
    take(hour, now);
  }

  private void take(int hour, Sight now) {
    Normal usual = normals[hour];
    if (usual == null) {
      usual = new Normal();
      normals[hour] = usual;
    }
    usual.learn(now.measures());
    reference.learn(hour, now.cells());
  }

  /** What was learned, for the next start of the agent. */
  public byte[] save() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(EDITION);
      for (Normal normal : normals) {
        out.writeBoolean(normal != null);
        if (normal != null) {
          normal.save(out);
        }
      }
      reference.save(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * Goes on with what was learned before.
   *
   * @throws IOException when the bytes are none of {@link #save}, or of another edition: begin anew
   */
  public static Calibration load(PictureThresholds base, byte[] saved) throws IOException {
    if (saved.length > MAX_BYTES) {
      throw new IOException(saved.length + " bytes are more than a calibration has");
    }
    Calibration calibration = new Calibration(base);
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(saved))) {
      if (in.readInt() != EDITION) {
        throw new IOException("not a calibration of this edition");
      }
      for (int i = 0; i < HOURS; i++) {
        calibration.normals[i] = in.readBoolean() ? Normal.load(in) : null;
      }
      calibration.reference = Reference.load(in);
      if (in.read() >= 0) {
        throw new IOException("more than a calibration has");
      }
    }
    return calibration;
  }
}
