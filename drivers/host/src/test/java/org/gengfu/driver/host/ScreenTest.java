package org.gengfu.driver.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

class ScreenTest {
  private static BufferedImage picture(int left, int right) {
    BufferedImage image = new BufferedImage(80, 40, BufferedImage.TYPE_INT_RGB);
    for (int x = 0; x < 80; x++) {
      for (int y = 0; y < 40; y++) {
        image.setRGB(x, y, x < 40 ? left : right);
      }
    }
    return image;
  }

  @Test
  void blackIsDarkAndFlat() {
    Screen.Picture black = Screen.judged(picture(0, 0), 5, null);
    assertThat(black.luminance()).isZero();
    assertThat(black.contrast()).isZero();
  }

  @Test
  void halfWhiteHasMeanAndSpreadOfHalf() {
    Screen.Picture half = Screen.judged(picture(0, 0xFFFFFF), 5, null);
    assertThat(half.luminance()).isCloseTo(127.5, within(0.01));
    assertThat(half.contrast()).isCloseTo(127.5, within(0.01));
  }

  @Test
  void aPictureThatStaysKeepsTheTimeOfItsLastChange() {
    Screen.Picture first = Screen.judged(picture(0, 0xFF0000), 100, null);
    Screen.Picture same = Screen.judged(picture(0, 0xFF0000), 200, first);
    Screen.Picture other = Screen.judged(picture(0, 0xFE0000), 300, same);
    assertThat(same.changedNanos()).isEqualTo(100);
    assertThat(other.changedNanos()).isEqualTo(300);
  }
}
