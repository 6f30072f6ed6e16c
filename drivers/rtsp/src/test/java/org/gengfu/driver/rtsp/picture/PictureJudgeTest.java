package org.gengfu.driver.rtsp.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** Judgements of generated pictures: each fault is seen, a sane street is left alone. */
class PictureJudgeTest {
  private final PictureJudge judge = new PictureJudge(PictureThresholds.DEFAULT);

  private List<PictureFault> faults(Picture picture) {
    return judge.judge(PictureMeasures.of(picture)).stream().map(Finding::fault).toList();
  }

  @Test
  void saneStreetsAreLeftAlone() {
    assertThat(LongStream.range(0, 25))
        .allSatisfy(
            seed -> assertThat(faults(Scenes.street(seed))).as("street %d", seed).isEmpty());
  }

  // Infrared light at night: no colour at all is no fault.
  @Test
  void aGreyPictureIsNoFault() {
    Picture street = Scenes.street(3);
    Picture neutral = Scenes.flat(0, 128, 128);
    assertThat(faults(new Picture(street.luma(), neutral.blue(), neutral.red()))).isEmpty();
  }

  @Test
  void picturesOfOneColourAreToldApart() {
    assertThat(faults(Scenes.flat(16, 128, 128))).containsExactly(PictureFault.BLACK);
    assertThat(faults(Scenes.noisy(Scenes.flat(18, 128, 128), 2, 1)))
        .containsExactly(PictureFault.BLACK);
    assertThat(faults(Scenes.flat(41, 240, 110))).containsExactly(PictureFault.BLUE);
    assertThat(faults(Scenes.flat(126, 128, 128))).containsExactly(PictureFault.FLAT);
    assertThat(faults(Scenes.flat(235, 128, 128))).containsExactly(PictureFault.BRIGHT);
    assertThat(faults(Scenes.noisy(Scenes.flat(126, 128, 128), 3, 1)))
        .containsExactly(PictureFault.FLAT);
  }

  @Test
  void snowIsNothingButNoise() {
    assertThat(faults(Scenes.noisy(Scenes.flat(126, 128, 128), 60, 1)))
        .containsExactly(PictureFault.SNOW);
  }

  @Property(tries = 5)
  void aFaultIsSeenWhateverTheStreet(@ForAll @LongRange(min = 0, max = 999) long seed) {
    Picture street = Scenes.street(seed);
    assertThat(faults(Scenes.luma(street, value -> value - 110))).contains(PictureFault.DARK);
    assertThat(faults(Scenes.luma(street, value -> value + 120))).contains(PictureFault.BRIGHT);
    assertThat(faults(Scenes.luma(street, value -> 120 + (value - 120) / 10)))
        .contains(PictureFault.LOW_CONTRAST);
    assertThat(faults(Scenes.blurred(Scenes.blurred(street, 5), 5))).contains(PictureFault.BLURRED);
    assertThat(faults(Scenes.noisy(street, 18, seed))).contains(PictureFault.NOISY);
    assertThat(faults(Scenes.leaning(street, -8, 40))).contains(PictureFault.COLOUR_CAST);
    assertThat(faults(Scenes.striped(street, 25, 12, true))).contains(PictureFault.STRIPES);
    assertThat(faults(Scenes.striped(street, 25, 17.3, false))).contains(PictureFault.STRIPES);
  }

  @Test
  void stripesAreMeasuredInPixels() {
    Stripes stripes =
        PictureMeasures.of(Scenes.striped(Scenes.flat(120, 128, 128), 20, 18, true)).stripes();
    assertThat(stripes.horizontal()).isTrue();
    assertThat(stripes.period()).isEqualTo(18);
    assertThat(stripes.amplitude()).isBetween(19.0, 21.0);
    assertThat(stripes.share()).isGreaterThan(0.9);
  }

  @Property(tries = 8)
  void noiseIsMeasuredInStepsOfLuma(@ForAll @IntRange(min = 3, max = 30) int sigma) {
    Picture noisy = Scenes.noisy(Scenes.flat(126, 128, 128), sigma, sigma);
    assertThat(PictureMeasures.of(noisy).noise()).isBetween(0.8 * sigma, 1.1 * sigma);
  }

  // A real scene is never the same twice; a stopped encoder's is.
  @Test
  void aFrozenPictureIsToldFromAStillScene() {
    Picture quiet = Scenes.street(5, 0);
    Fingerprint before = Fingerprint.of(quiet);
    assertThat(judge.frozen(before, Fingerprint.of(quiet))).isNotNull();
    // Coded anew, with differences that nobody sees.
    Picture again = Scenes.luma(quiet, value -> value + (value % 3 == 0 ? 1 : 0));
    assertThat(judge.frozen(before, Fingerprint.of(again))).isNotNull();
    // A clock in the picture has moved by a second: one digit of 8 x 12 pixels.
    byte[] luma = quiet.luma().clone();
    for (int i = 0; i < 96; i++) {
      luma[(20 + i / 8) * Picture.WIDTH + 600 + i % 8] ^= (byte) (i % 2 == 0 ? 0x40 : 0);
    }
    Picture clock = new Picture(luma, quiet.blue(), quiet.red());
    assertThat(judge.frozen(before, Fingerprint.of(clock))).isNull();
  }

  private static Cells cells(Picture picture) {
    return Sight.of(picture).cells();
  }

  private static Reference learned(long seed) {
    Reference reference = new Reference();
    for (int day = 0; day < Reference.ENOUGH; day++) {
      reference.learn(12, cells(Scenes.noisy(Scenes.street(seed, 0), 2, day)));
    }
    return reference;
  }

  private List<PictureFault> against(Reference reference, Picture picture) {
    return judge.against(reference.compare(12, cells(picture))).stream()
        .map(Finding::fault)
        .toList();
  }

  @Property(tries = 5)
  void whatTheCameraUsuallySeesIsKnown(@ForAll @LongRange(min = 0, max = 999) long seed) {
    Reference reference = learned(seed);
    Picture usual = Scenes.street(seed);
    assertThat(against(reference, usual)).isEmpty();
    Picture dusk = Scenes.luma(usual, value -> 20 + value / 2);
    assertThat(against(reference, dusk)).isEmpty();
    assertThat(against(reference, Scenes.covered(usual, 0.15, 90))).isEmpty();
    assertThat(against(reference, Scenes.covered(usual, 0.6, 90)))
        .containsExactly(PictureFault.COVERED);
    assertThat(against(reference, Scenes.street(seed + 1_000)))
        .isSubsetOf(PictureFault.SCENE_CHANGED, PictureFault.COVERED)
        .isNotEmpty();
  }

  @Test
  void anHourThatWasNotLearnedIsNotJudged() {
    Reference reference = learned(1);
    assertThat(reference.compare(3, cells(Scenes.street(2)))).isNull();
    Reference dull = new Reference();
    for (int day = 0; day < Reference.ENOUGH; day++) {
      dull.learn(3, cells(Scenes.flat(30, 128, 128)));
    }
    assertThat(dull.compare(3, cells(Scenes.street(2)))).isNull();
  }
}
