package org.gengfu.driver.camera.memory;

import java.time.Instant;
import org.gengfu.driver.rtsp.picture.Calibration;
import org.gengfu.driver.rtsp.picture.Fingerprint;
import org.gengfu.driver.rtsp.picture.PictureThresholds;
import org.jspecify.annotations.Nullable;

/** What is kept of one camera. Its owner's thread only. */
public final class CameraMemory {
  private static final String FROZEN = "frozen";

  private Calibration calibration;
  private @Nullable Fingerprint fingerprint;
  private @Nullable Instant fingerprintAt;
  private @Nullable Instant thumbnailAt;
  private String streamPath = "";
  private KeptSource source = KeptSource.NONE;
  private String judgement = "";

  /** Nothing is known. */
  public CameraMemory(PictureThresholds thresholds) {
    this(new Calibration(thresholds));
  }

  CameraMemory(Calibration calibration) {
    this.calibration = calibration;
  }

  /** The judge that knows what the camera usually shows. */
  public Calibration calibration() {
    return calibration;
  }

  /** What the camera usually shows is forgotten, and which channel of a recorder it is. */
  public void relearn(PictureThresholds thresholds) {
    calibration = new Calibration(thresholds);
    fingerprint = null;
    fingerprintAt = null;
    streamPath = "";
    source = KeptSource.NONE;
  }

  /** The picture of the visit before, null for none. */
  public @Nullable Fingerprint fingerprint() {
    return fingerprint;
  }

  /** When that was taken, null for none. */
  public @Nullable Instant fingerprintAt() {
    return fingerprintAt;
  }

  /** Keeps a visit's picture for the next one. */
  public void fingerprint(Fingerprint print, Instant at) {
    fingerprint = print;
    fingerprintAt = at;
  }

  /** When a picture of it was last kept, null for never. */
  public @Nullable Instant thumbnailAt() {
    return thumbnailAt;
  }

  /** A picture of it was kept. */
  public void thumbnailAt(@Nullable Instant time) {
    thumbnailAt = time;
  }

  /** Path of its stream as ONVIF told it last, empty for none. */
  public String streamPath() {
    return streamPath;
  }

  /** The lens or channel of which that is the stream. */
  public KeptSource source() {
    return source;
  }

  /** ONVIF told the path of its stream, and of which source that is. */
  public void streamPath(String path, KeptSource of) {
    streamPath = path;
    source = of;
  }

  /** The last judgement, empty for none; see {@code Verdict.signature}. */
  public String judgement() {
    return judgement;
  }

  /** True when its picture stood still at the last visit. */
  public boolean isFrozen() {
    return judgement.contains(FROZEN);
  }

  /** It was judged. */
  public void judgement(String signature) {
    judgement = signature;
  }
}
