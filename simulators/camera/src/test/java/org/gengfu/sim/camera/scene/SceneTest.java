package org.gengfu.sim.camera.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.gengfu.sim.camera.scene.Fault.What;
import org.gengfu.sim.camera.scene.Scene.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Generated pictures: the same for the same order, alive, and spoiled where they are meant to be.
 */
class SceneTest {
  private static final Instant AT = Instant.parse("2026-01-05T08:00:00Z");

  private static ScenePicture picture(Kind kind, Fault... faults) {
    return Scene.of(kind, 5).picture(AT, List.of(faults));
  }

  private static double mean(ScenePicture picture) {
    double sum = 0;
    for (byte luma : picture.luma()) {
      sum += luma & 0xFF;
    }
    return sum / picture.luma().length;
  }

  private static double deviation(ScenePicture picture) {
    double mean = mean(picture);
    double sum = 0;
    for (byte luma : picture.luma()) {
      sum += ((luma & 0xFF) - mean) * ((luma & 0xFF) - mean);
    }
    return Math.sqrt(sum / picture.luma().length);
  }

  /** Share of pixels that differ. */
  private static double changed(ScenePicture one, ScenePicture other) {
    int changed = 0;
    for (int i = 0; i < one.luma().length; i++) {
      changed += Math.abs((one.luma()[i] & 0xFF) - (other.luma()[i] & 0xFF)) > 20 ? 1 : 0;
    }
    return (double) changed / one.luma().length;
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void everyKindIsTheSameForTheSameOrderAndLives(Kind kind) {
    ScenePicture first = picture(kind);
    assertThat(picture(kind).luma()).isEqualTo(first.luma());
    assertThat(mean(first)).isBetween(40.0, 205.0);
    assertThat(deviation(first)).isGreaterThan(14);
    ScenePicture later = Scene.of(kind, 5).picture(AT.plusSeconds(60), List.of());
    assertThat(Arrays.equals(later.luma(), first.luma())).isFalse();
    assertThat(changed(first, later)).isBetween(0.001, 0.4);
    ScenePicture other = Scene.of(kind, 6).picture(AT, List.of());
    assertThat(changed(first, other)).isGreaterThan(0.05);
  }

  @Test
  void faultsChangeWhatTheyAreCalledAfter() {
    double sane = mean(picture(Kind.STREET));
    double contrast = deviation(picture(Kind.STREET));
    assertThat(mean(picture(Kind.STREET, Fault.of(What.BLACK)))).isLessThan(22);
    assertThat(mean(picture(Kind.STREET, Fault.of(What.DARK)))).isLessThan(sane / 2);
    assertThat(mean(picture(Kind.STREET, Fault.of(What.BRIGHT)))).isGreaterThan(210);
    assertThat(deviation(picture(Kind.STREET, Fault.of(What.LOW_CONTRAST))))
        .isLessThan(contrast / 3);
    assertThat(deviation(picture(Kind.STREET, Fault.of(What.FLAT)))).isLessThan(contrast / 2);
    assertThat(changed(picture(Kind.STREET), picture(Kind.STREET, Fault.of(What.MOVED))))
        .isGreaterThan(0.15);
    assertThat(changed(picture(Kind.STREET), picture(Kind.STREET, Fault.of(What.OCCLUDED))))
        .isGreaterThan(0.3);
    ScenePicture lost = picture(Kind.STREET, Fault.of(What.BLUE));
    assertThat(List.of(lost.luma()[0], lost.blue()[0], lost.red()[0]))
        .containsExactly((byte) 41, (byte) 240, (byte) 110);
  }

  // The clock stands, too: a frozen encoder's picture is the same to the last pixel.
  @Test
  void aFrozenPictureStaysWhatItIs() {
    Scene scene = Scene.of(Kind.HALL, 3);
    List<Fault> frozen = List.of(Fault.of(What.FROZEN));
    assertThat(scene.picture(AT.plusSeconds(600), frozen).luma())
        .isEqualTo(scene.picture(AT, frozen).luma());
  }

  @ParameterizedTest
  @EnumSource(value = What.class, names = "MOVED", mode = EnumSource.Mode.EXCLUDE)
  void aStrongerFaultIsFartherFromTheSanePicture(What what) {
    ScenePicture weak = picture(Kind.GATE, new Fault(what, 0.3));
    ScenePicture strong = picture(Kind.GATE, new Fault(what, 1));
    ScenePicture sane = picture(Kind.GATE);
    assertThat(far(strong, sane)).isGreaterThanOrEqualTo(far(weak, sane)).isGreaterThan(0.5);
  }

  private static double far(ScenePicture one, ScenePicture other) {
    double sum = 0;
    for (int i = 0; i < one.luma().length; i++) {
      sum += Math.abs((one.luma()[i] & 0xFF) - (other.luma()[i] & 0xFF));
      sum += Math.abs((one.blue()[i / 4] & 0xFF) - (other.blue()[i / 4] & 0xFF));
      sum += Math.abs((one.red()[i / 4] & 0xFF) - (other.red()[i / 4] & 0xFF));
    }
    return sum / one.luma().length;
  }

  @Test
  void sizesThatCannotBeAreRefused() {
    assertThatThrownBy(() -> Scene.of(Kind.STREET, 1, 641, 360))
        .hasMessageContaining("even")
        .hasMessageContaining("641");
    assertThatThrownBy(() -> new Fault(What.DARK, 0)).hasMessageContaining("strength");
  }
}
