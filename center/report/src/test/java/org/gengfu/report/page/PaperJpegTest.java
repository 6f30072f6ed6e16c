package org.gengfu.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A photograph is small enough for a paper, and what is none is said. */
class PaperJpegTest {
  @TempDir private Path folder;

  private Path file(int width, int height, String format) throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int x = 0; x < width; x++) {
      for (int y = 0; y < height; y++) {
        image.setRGB(x, y, x < width / 2 ? 0xE02020 : 0x2020E0);
      }
    }
    Path file = folder.resolve(width + "." + format);
    assertThat(ImageIO.write(image, format, file.toFile())).isTrue();
    return file;
  }

  private static PaperJpeg checked(PaperJpeg small, int width, int height) throws IOException {
    BufferedImage read = ImageIO.read(new ByteArrayInputStream(small.bytes()));
    assertThat(read.getWidth()).isEqualTo(width).isEqualTo(small.width());
    assertThat(read.getHeight()).isEqualTo(height).isEqualTo(small.height());
    assertThat(read.getRGB(width / 4, height / 2) >> 16 & 0xFF)
        .as("left is red")
        .isGreaterThan(180);
    assertThat(read.getRGB(3 * width / 4, height / 2) & 0xFF)
        .as("right is blue")
        .isGreaterThan(180);
    return small;
  }

  @Test
  void aLargePictureIsMadeSmallAndASmallOneStays() throws IOException {
    checked(PaperJpeg.of(file(6_000, 4_500, "jpg")), 1_280, 960);
    checked(PaperJpeg.of(file(1_000, 1_600, "png")), 800, 1_280);
    checked(PaperJpeg.of(file(300, 200, "png")), 300, 200);
    Path same = file(1_400, 700, "jpg");
    assertThat(PaperJpeg.of(same).bytes()).isEqualTo(PaperJpeg.of(same).bytes());
  }

  @Test
  void whatIsNoPictureIsSaid() throws IOException {
    Path text = Files.writeString(folder.resolve("text.jpg"), "no picture");
    assertThatThrownBy(() -> PaperJpeg.of(text)).isInstanceOf(IOException.class);
    byte[] whole = Files.readAllBytes(file(400, 400, "png"));
    Path head = Files.write(folder.resolve("head.png"), Arrays.copyOf(whole, 20));
    assertThatThrownBy(() -> PaperJpeg.of(head)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> PaperJpeg.of(folder.resolve("none"))).isInstanceOf(IOException.class);
    Path spoilt = folder.resolve("spoilt.png");
    Arrays.fill(whole, 30, whole.length, (byte) 0);
    Files.write(spoilt, whole);
    assertThatThrownBy(() -> PaperJpeg.of(spoilt)).isInstanceOf(IOException.class);
    assertThat(new String(Arrays.copyOf(whole, 4), 1, 3, StandardCharsets.US_ASCII))
        .as("its head is whole")
        .isEqualTo("PNG");
  }
}
