package org.gengfu.report;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Optional;

/** As what a report is written. */
public enum ReportFormat {
  /** A workbook. */
  XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
  /** Pages to be signed. */
  PDF("application/pdf"),
  /** A table for another program: the groups, then the cameras. */
  CSV("text/csv; charset=utf-8"),
  /** Everything, for another program. */
  JSON("application/json");

  private final String mediaType;

  ReportFormat(String mediaType) {
    this.mediaType = mediaType;
  }

  /** For HTTP and mail. */
  public String mediaType() {
    return mediaType;
  }

  /** End of a file's name, without the dot. */
  public String ending() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The one of that name or that ending of a file's name, in small letters. */
  public static Optional<ReportFormat> of(String ending) {
    for (ReportFormat format : values()) {
      if (format.ending().equals(ending)) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }

  /** Writes a report; the stream stays open. Any thread; it blocks. */
  public void write(CameraReport report, OutputStream out) throws IOException {
    switch (this) {
      case XLSX -> XlsxReport.write(report, out);
      case PDF -> PdfReport.write(report, out);
      case CSV -> CsvReport.write(report, out);
      case JSON -> JsonReport.write(report, out);
    }
  }
}
