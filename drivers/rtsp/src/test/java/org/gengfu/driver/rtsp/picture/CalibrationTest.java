package org.gengfu.driver.rtsp.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is normal for one camera, and that it never learns its own fault. */
class CalibrationTest {
  private static final int HOUR = 22;
  private static final PictureThresholds BASE = PictureThresholds.DEFAULT;

  private final Calibration calibration = new Calibration(BASE);

  /** A street with so much of its light left. */
  private static Sight lit(double light, long day) {
    Picture street = Scenes.luma(Scenes.street(7, 0), v -> (int) (16 + (v - 16) * light));
    return Sight.of(Scenes.noisy(street, 2, day));
  }

  private static Sight softened(int radius, long day) {
    return Sight.of(Scenes.noisy(Scenes.blurred(Scenes.street(7, 0), radius), 2, day));
  }

  private void learn(double light) {
    for (int day = 0; day < Reference.ENOUGH; day++) {
      assertThat(calibration.learn(HOUR, lit(light, day), null)).isTrue();
    }
  }

  private List<PictureFault> faults(Sight sight) {
    return calibration.judge(HOUR, sight, null).stream().map(Finding::fault).toList();
  }

  // Streets whose lamps are few are dark every night.
  @Test
  void aNightAsDarkAsEverIsNoFault() {
    Sight darker = lit(0.25, 50);
    assertThat(darker.measures().mean()).isBetween(35.0, BASE.dark());
    assertThat(faults(darker)).contains(PictureFault.DARK);
    learn(0.42);
    assertThat(calibration.knows(HOUR)).isTrue();
    assertThat(calibration.knows(HOUR - 1)).isFalse();
    assertThat(calibration.limits(HOUR - 1)).isEqualTo(BASE);
    assertThat(calibration.limits(HOUR).dark()).isLessThan(BASE.dark());
    assertThat(faults(lit(0.41, 51))).isEmpty();
    assertThat(faults(lit(0.1, 52))).containsExactly(PictureFault.DARK);
  }

  @Test
  void aFaultIsNotLearned() {
    learn(1);
    PictureThresholds before = calibration.limits(HOUR);
    Sight soft = Sight.of(Scenes.blurred(Scenes.blurred(Scenes.street(7), 5), 5));
    for (int day = 0; day < 9; day++) {
      assertThat(calibration.learn(HOUR, soft, null)).isFalse();
    }
    assertThat(calibration.limits(HOUR)).isEqualTo(before);
    assertThat(faults(soft)).contains(PictureFault.BLURRED);
  }

  @Test
  void aFrozenPictureIsNotLearned() {
    Sight still = lit(1, 1);
    assertThat(calibration.learn(HOUR, still, still.fingerprint())).isFalse();
  }

  // Lights that pass make one picture another, not two.
  @Test
  void anotherViewWantsASecondLook() {
    learn(1);
    Sight other = Sight.of(Scenes.street(8));
    Sight usual = lit(1, 60);
    assertThat(faults(other)).containsExactly(PictureFault.SCENE_CHANGED);
    assertThat(calibration.judge(HOUR, other, usual.fingerprint())).isEmpty();
    Sight again = Sight.of(Scenes.noisy(Scenes.street(8, 0), 2, 61));
    assertThat(calibration.judge(HOUR, again, other.fingerprint()).stream().map(Finding::fault))
        .containsExactly(PictureFault.SCENE_CHANGED);
  }

  // Each day a little darker than the day before, each one like what was learned last.
  @Test
  void whatCreepsIsFoundAllTheSame() {
    learn(0.42);
    double light = 0.42;
    int day = 100;
    while (light > 0.05 && calibration.learn(HOUR, lit(light, day), null)) {
      light *= 0.96;
      day++;
    }
    assertThat(light).isGreaterThan(0.05);
    assertThat(faults(lit(light, day))).isNotEmpty();
    assertThat(calibration.limits(HOUR).dark()).isGreaterThanOrEqualTo(0.55 * BASE.dark());
  }

  @Test
  void aSceneThatIsReplacedStepByStepIsNotLearned() {
    Reference reference = new Reference();
    Cells first = Sight.of(Scenes.street(7)).cells();
    Cells other = Sight.of(Scenes.street(8)).cells();
    for (int day = 0; day < Reference.ENOUGH; day++) {
      reference.learn(HOUR, first);
    }
    for (int day = 0; day < 200; day++) {
      float share = Math.min(1, day / 100f);
      float[] detail = new float[Cells.COUNT];
      for (int i = 0; i < detail.length; i++) {
        detail[i] = first.detail()[i] + share * (other.detail()[i] - first.detail()[i]);
      }
      reference.learn(HOUR, new Cells(first.luma(), detail));
    }
    assertThat(reference.compare(HOUR, first).likeness()).isGreaterThan(Reference.DRIFT - 0.01);
    assertThat(reference.compare(HOUR, other).likeness()).isLessThan(BASE.sceneLikeness());
  }

  // The owner moved the camera, or is content with its softness.
  @Test
  void aPersonMayCallItRight() {
    learn(1);
    Sight moved = Sight.of(Scenes.street(1_007));
    assertThat(faults(moved)).isNotEmpty();
    calibration.confirm(HOUR, moved);
    assertThat(calibration.knows(HOUR)).isFalse();
    for (int day = 1; day < Reference.ENOUGH; day++) {
      assertThat(calibration.learn(HOUR, moved, null)).isTrue();
    }
    assertThat(calibration.knows(HOUR)).isTrue();
    assertThat(faults(moved)).isEmpty();
    assertThat(faults(lit(1, 3))).isNotEmpty();
  }

  @Test
  void nobodyCanCallEverythingRight() {
    Sight soft = softened(12, 1);
    for (int day = 0; day < 30; day++) {
      calibration.confirm(HOUR, soft);
      calibration.learn(HOUR, soft, null);
    }
    assertThat(calibration.limits(HOUR).sharpness())
        .isGreaterThanOrEqualTo(0.85 * BASE.sharpness());
  }

  @Test
  void whatWasLearnedOutlivesTheAgent() throws IOException {
    for (int day = 0; day < Reference.ENOUGH; day++) {
      Sight sight = lit(1, day);
      for (int hour = 0; hour < 24; hour++) {
        calibration.learn(hour, sight, null);
      }
    }
    byte[] saved = calibration.save();
    assertThat(saved).hasSizeLessThan(Calibration.MAX_BYTES);
    Calibration again = Calibration.load(BASE, saved);
    assertThat(again.limits(HOUR)).isEqualTo(calibration.limits(HOUR));
    Sight moved = Sight.of(Scenes.street(1_007));
    assertThat(again.judge(HOUR, moved, null)).isEqualTo(calibration.judge(HOUR, moved, null));
    assertThat(again.save()).isEqualTo(saved);
  }

  @Test
  void whatIsNoCalibrationIsRefused() {
    learn(1);
    byte[] saved = calibration.save();
    byte[] cut = Arrays.copyOf(saved, saved.length - 1);
    byte[] longer = Arrays.copyOf(saved, saved.length + 1);
    byte[] other = saved.clone();
    other[0] ^= 1;
    for (byte[] bytes : List.of(cut, longer, other, new byte[0], new byte[100_000])) {
      assertThatThrownBy(() -> Calibration.load(BASE, bytes)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void aProfileMaySetThresholdsByName() {
    assertThat(BASE.with(Map.of("dark", 40.0, "coveredShare", 0.5)))
        .isEqualTo(
            new PictureThresholds(
                BASE.structure(),
                BASE.black(),
                40,
                BASE.bright(),
                BASE.contrast(),
                BASE.sharpness(),
                BASE.noise(),
                BASE.snow(),
                BASE.cast(),
                BASE.castShare(),
                BASE.stripes(),
                BASE.stripesShare(),
                BASE.movedSquares(),
                BASE.sceneLikeness(),
                0.5));
    assertThatThrownBy(() -> BASE.with(Map.of("drak", 40.0)))
        .hasMessageContaining("no threshold drak")
        .hasMessageContaining("coveredShare");
    assertThatThrownBy(() -> BASE.with(Map.of("dark", Double.NaN))).hasMessageContaining("dark");
  }
}
