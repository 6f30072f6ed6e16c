package org.gengfu.report;

import java.io.IOException;
import java.io.OutputStream;

/** Being written. */
public final class PdfReport {
  private PdfReport() {}

  /** Writes a report; the stream stays open. */
  public static void write(CameraReport report, OutputStream out) throws IOException {
    throw new UnsupportedOperationException("being written");
  }
}
