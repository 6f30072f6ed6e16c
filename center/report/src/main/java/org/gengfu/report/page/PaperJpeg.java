package org.gengfu.report.page;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * A photograph made small for paper: a JPEG of at most {@value #MOST} pixels on its longer side. A
 * large one is read with gaps, so that it never needs more than some 40 MB.
 *
 * @param bytes the file
 * @param width in pixels
 * @param height in pixels
 */
@SuppressWarnings("ArrayRecordComponent") // read once, written to a file
public record PaperJpeg(byte[] bytes, int width, int height) {
  /** Pixels of the longer side. */
  public static final int MOST = 1_280;

  /** A side that is longer is not read. */
  private static final int LONGEST = 30_000;

  private static final float QUALITY = 0.8f;

  /**
   * Reads a picture and makes it small.
   *
   * @throws IOException when it cannot be read: no JPEG or PNG, spoilt, too large, or not there
   */
  public static PaperJpeg of(Path file) throws IOException {
    try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
      Iterator<ImageReader> readers =
          in == null ? java.util.Collections.emptyIterator() : ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw new IOException("neither JPEG nor PNG");
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in, true, true);
        return small(read(reader));
      } catch (RuntimeException e) { // what a spoilt file makes of a reader
        throw new IOException("spoilt: " + e.getMessage(), e);
      } finally {
        reader.dispose();
      }
    }
  }

  private static BufferedImage read(ImageReader reader) throws IOException {
    int width = reader.getWidth(0);
    int height = reader.getHeight(0);
    int longer = Math.max(width, height);
    if (longer > LONGEST) {
      throw new IOException(String.format(Locale.ROOT, "too large: %d x %d pixels", width, height));
    }
    int step = Math.max(1, longer / (2 * MOST));
    ImageReadParam how = reader.getDefaultReadParam();
    how.setSourceSubsampling(step, step, 0, 0);
    return reader.read(0, how);
  }

  private static PaperJpeg small(BufferedImage image) throws IOException {
    double scale = Math.min(1, (double) MOST / Math.max(image.getWidth(), image.getHeight()));
    int width = Math.max(1, (int) Math.round(image.getWidth() * scale));
    int height = Math.max(1, (int) Math.round(image.getHeight() * scale));
    BufferedImage scaled = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D paint = scaled.createGraphics();
    try {
      paint.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
      paint.setColor(java.awt.Color.WHITE);
      paint.fillRect(0, 0, width, height);
      paint.drawImage(image, 0, 0, width, height, null);
    } finally {
      paint.dispose();
    }
    return new PaperJpeg(encoded(scaled), width, height);
  }

  private static byte[] encoded(BufferedImage image) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 16);
    try (MemoryCacheImageOutputStream sink = new MemoryCacheImageOutputStream(out)) {
      ImageWriteParam how = writer.getDefaultWriteParam();
      how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      how.setCompressionQuality(QUALITY);
      writer.setOutput(sink);
      writer.write(null, new IIOImage(image, null, null), how);
    } finally {
      writer.dispose();
    }
    return out.toByteArray();
  }
}
