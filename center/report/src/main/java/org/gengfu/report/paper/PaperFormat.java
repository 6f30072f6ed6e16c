package org.gengfu.report.paper;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Optional;

/** As what a paper is written. */
public enum PaperFormat {
  /** Pages to be stamped. */
  PDF("application/pdf"),
  /** Pages that a person still writes on. */
  DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
  /** A workbook: its tables as sheets of their own. */
  XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

  private final String mediaType;

  PaperFormat(String mediaType) {
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

  /** The one of that ending of a file's name, in small letters. */
  public static Optional<PaperFormat> of(String ending) {
    for (PaperFormat format : values()) {
      if (format.ending().equals(ending)) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }

  /** Writes a paper; the stream stays open. Any thread; it blocks. */
  public void write(Manuscript paper, Pictures pictures, OutputStream out) throws IOException {
    switch (this) {
      case PDF -> PdfPages.write(paper, pictures, out);
      case DOCX -> DocxPages.write(paper, pictures, out);
      case XLSX -> XlsxSheets.write(paper, out);
    }
  }

  /** A paper without pictures. */
  public void write(Manuscript paper, OutputStream out) throws IOException {
    write(paper, Pictures.NONE, out);
  }

  /** A paper as bytes. */
  public byte[] bytes(Manuscript paper, Pictures pictures) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 16);
    write(paper, pictures, out);
    return out.toByteArray();
  }

  /** A paper without pictures as bytes. */
  public byte[] bytes(Manuscript paper) throws IOException {
    return bytes(paper, Pictures.NONE);
  }
}
