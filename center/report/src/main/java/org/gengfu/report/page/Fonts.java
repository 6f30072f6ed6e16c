package org.gengfu.report.page;

import java.io.IOException;
import java.io.InputStream;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * The fonts of one document: Noto Sans SC, regular and bold, of which those characters are embedded
 * that are used. One thread.
 */
final class Fonts {
  final Face regular;
  final Face bold;

  Fonts(PDDocument document) throws IOException {
    this.regular = new Face(document, "NotoSansSC-Regular.ttf");
    this.bold = new Face(document, "NotoSansSC-Bold.ttf");
  }

  /** One weight. */
  static final class Face {
    private static final int BASIC_PLANE = 0x10000;
    private static final int REPLACEMENT = '\u25A1';

    final PDType0Font font;
    private final TrueTypeFont file;
    private final float[] widths = new float[BASIC_PLANE];

    Face(PDDocument document, String name) throws IOException {
      try (InputStream in = Face.class.getResourceAsStream(name)) {
        if (in == null) {
          throw new IOException(
              "the font " + name + " is not on the class path: build center/report again");
        }
        file = new TTFParser().parse(new RandomAccessReadBuffer(in));
      }
      file.setEnableGsub(false);
      font = PDType0Font.load(document, file, true);
    }

    /** The text in characters that the font has; the others become boxes. */
    String shown(String text) throws IOException {
      StringBuilder shown = null;
      int at = 0;
      while (at < text.length()) {
        int c = text.codePointAt(at);
        int good = has(c) ? c : Character.isWhitespace(c) ? ' ' : REPLACEMENT;
        if (good != c && shown == null) {
          shown = new StringBuilder(text.substring(0, at));
        }
        if (shown != null) {
          shown.appendCodePoint(good);
        }
        at += Character.charCount(c);
      }
      return shown == null ? text : shown.toString();
    }

    private boolean has(int c) throws IOException {
      return c >= ' ' && width(c) >= 0;
    }

    /** Width in thousandths of the size; negative when the font has no such character. */
    private float width(int c) throws IOException {
      if (c < BASIC_PLANE && widths[c] != 0) {
        return widths[c];
      }
      int glyph = file.getUnicodeCmapLookup().getGlyphId(c);
      float width =
          glyph == 0
              ? -1
              : Math.max(0.001f, file.getAdvanceWidth(glyph) * 1000f / file.getUnitsPerEm());
      if (c < BASIC_PLANE) {
        widths[c] = width;
      }
      return width;
    }

    /** Width of a text that is {@link #shown}, in points. */
    float width(String text, float size) throws IOException {
      float sum = 0;
      int at = 0;
      while (at < text.length()) {
        int c = text.codePointAt(at);
        sum += width(c);
        at += Character.charCount(c);
      }
      return sum * size / 1000;
    }

    float width(int codePoint, float size) throws IOException {
      return Math.max(0, width(codePoint)) * size / 1000;
    }
  }
}
