package org.gengfu.driver.host;

import java.awt.AWTException;
import java.awt.GraphicsEnvironment;
import java.awt.HeadlessException;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.Toolkit;
import java.awt.image.BufferedImage;
import java.util.zip.CRC32C;
import org.gengfu.driver.RawValue;
import org.gengfu.profile.host.HostSource.Measure;
import org.jspecify.annotations.Nullable;

/**
 * The picture on the screen, seen as the machine itself would draw it. A picture is taken at most
 * once in {@value #FRESH_MILLIS} ms, so that the points of one question speak of the same one. Any
 * thread.
 */
final class Screen {
  static final long FRESH_MILLIS = 900;

  private static final long NANOS_PER_MILLI = 1_000_000;
  private static final double NANOS_PER_SECOND = 1e9;

  /** Every so many pixels of a row and every so many rows are looked at. */
  private static final int STEP = 2;

  private @Nullable Picture last;

  /**
   * What is kept of a picture.
   *
   * @param takenNanos when it was taken
   * @param checksum of the pixels looked at
   * @param changedNanos when the checksum last became another one
   */
  record Picture(
      double luminance, double contrast, long checksum, long takenNanos, long changedNanos) {}

  synchronized RawValue read(Measure measure) {
    long now = System.nanoTime();
    Picture picture = last;
    if (picture == null || now - picture.takenNanos() > FRESH_MILLIS * NANOS_PER_MILLI) {
      BufferedImage image;
      try {
        image = capture();
      } catch (AWTException | HeadlessException | SecurityException e) {
        last = null;
        return new RawValue.Absent("no screen can be seen: " + e.getMessage());
      }
      picture = judged(image, now, last);
      last = picture;
    }
    return switch (measure) {
      case SCREEN_LUMINANCE -> new RawValue.Real(picture.luminance());
      case SCREEN_CONTRAST -> new RawValue.Real(picture.contrast());
      case SCREEN_UNCHANGED -> new RawValue.Real((now - picture.changedNanos()) / NANOS_PER_SECOND);
      default -> throw new IllegalArgumentException("no measure of a screen: " + measure);
    };
  }

  private static BufferedImage capture() throws AWTException {
    if (GraphicsEnvironment.isHeadless()) {
      throw new AWTException("the agent runs without a display (DISPLAY is not set)");
    }
    try {
      Rectangle whole = new Rectangle(Toolkit.getDefaultToolkit().getScreenSize());
      return new Robot().createScreenCapture(whole);
    } catch (java.awt.AWTError e) {
      throw new AWTException(String.valueOf(e.getMessage()));
    }
  }

  /** Luminance after ITU-R BT.601. */
  static Picture judged(BufferedImage image, long now, @Nullable Picture before) {
    CRC32C checksum = new CRC32C();
    long count = 0;
    double sum = 0;
    double squares = 0;
    byte[] row = new byte[3 * (image.getWidth() / STEP + 1)];
    for (int y = 0; y < image.getHeight(); y += STEP) {
      int at = 0;
      for (int x = 0; x < image.getWidth(); x += STEP) {
        int rgb = image.getRGB(x, y);
        int red = rgb >> 16 & 0xFF;
        int green = rgb >> 8 & 0xFF;
        int blue = rgb & 0xFF;
        double light = 0.299 * red + 0.587 * green + 0.114 * blue;
        sum += light;
        squares += light * light;
        count++;
        row[at++] = (byte) red;
        row[at++] = (byte) green;
        row[at++] = (byte) blue;
      }
      checksum.update(row, 0, at);
    }
    double mean = count == 0 ? 0 : sum / count;
    double spread = count == 0 ? 0 : Math.sqrt(Math.max(0, squares / count - mean * mean));
    boolean same = before != null && before.checksum() == checksum.getValue();
    long changed = same && before != null ? before.changedNanos() : now;
    return new Picture(mean, spread, checksum.getValue(), now, changed);
  }
}
