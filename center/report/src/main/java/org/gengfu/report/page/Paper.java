package org.gengfu.report.page;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.Iterator;
import java.util.List;
import java.util.TimeZone;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.jspecify.annotations.Nullable;

/** A document of A4 pages that is filled from top to bottom. One thread. */
public final class Paper implements AutoCloseable {
  private static final float MARGIN = 42;
  private static final float FOOT = 30;
  private static final float BODY = 10.5f;
  private static final float CELL = 7.2f;
  private static final float PAD = 2.5f;
  private static final int MAX_CELL_LINES = 24;

  private final PDDocument document = new PDDocument();
  private final Fonts fonts;
  private final List<PDPage> pages = new ArrayList<>();
  private @Nullable PDPageContentStream content;
  private float width;
  private float y;

  public Paper() throws IOException {
    this.fonts = new Fonts(document);
  }

  /** Begins a page. */
  public void page(boolean landscape) throws IOException {
    closeContent();
    PDRectangle a4 = PDRectangle.A4;
    PDRectangle box = landscape ? new PDRectangle(a4.getHeight(), a4.getWidth()) : a4;
    PDPage page = new PDPage(box);
    document.addPage(page);
    pages.add(page);
    content = new PDPageContentStream(document, page);
    width = box.getWidth();
    y = box.getHeight() - MARGIN;
  }

  /** A heading in the middle of the page. */
  public void title(String text, float size) throws IOException {
    for (String line : LineBreaker.lines(text, fonts.bold, size, inner())) {
      y -= size * 1.5f;
      float length = fonts.bold.width(line, size);
      draw(line, fonts.bold, size, (width - length) / 2, y);
    }
    y -= size * 0.7f;
  }

  /** A heading; it begins a new page when little room is left below it. */
  public void heading(String text) throws IOException {
    heading(text, 1);
  }

  /**
   * A heading of something that stays together.
   *
   * @param lines how many lines of text must have room below it on the same page
   */
  public void heading(String text, int lines) throws IOException {
    need(Math.max(80, 50 + lines * BODY * 1.6f));
    y -= 22;
    draw(fonts.bold.shown(text), fonts.bold, 13, MARGIN, y);
    y -= 6;
  }

  /** A paragraph. */
  public void paragraph(String text) throws IOException {
    for (String line : LineBreaker.lines(text, fonts.regular, BODY, inner())) {
      need(BODY * 1.6f);
      y -= BODY * 1.6f;
      draw(line, fonts.regular, BODY, MARGIN, y);
    }
    y -= 4;
  }

  /** A paragraph that nobody may overlook: in bold, on grey. */
  public void notice(String text) throws IOException {
    float leading = BODY * 1.6f;
    for (String line : LineBreaker.lines(text, fonts.bold, BODY, inner() - 2 * PAD)) {
      need(leading);
      y -= leading;
      grey(y - BODY * 0.45f, leading);
      draw(line, fonts.bold, BODY, MARGIN + PAD, y);
    }
    y -= 6;
  }

  private void grey(float from, float height) throws IOException {
    PDPageContentStream out = out();
    out.setNonStrokingColor(0.92f, 0.92f, 0.92f);
    out.addRect(MARGIN, from, inner(), height);
    out.fill();
    out.setNonStrokingColor(0f, 0f, 0f);
  }

  /**
   * A box that a person writes in.
   *
   * @param title of the box
   * @param text what stands in it: a hint, or what was written
   * @param room lines that are left empty below the text
   */
  public void box(String title, String text, int room) throws IOException {
    float leading = BODY * 1.6f;
    List<String> lines = LineBreaker.lines(text, fonts.regular, BODY, inner() - 12);
    need((Math.min(lines.size(), 12) + room + 1) * leading + 6);
    y -= leading;
    grey(y - BODY * 0.45f, leading);
    draw(fit(title, fonts.bold, BODY, inner() - 12), fonts.bold, BODY, MARGIN + 6, y);
    float top = y - BODY * 0.45f + leading;
    for (String line : lines) {
      if (y - leading < MARGIN + FOOT) {
        frame(top, y - BODY * 0.45f);
        page(width > 600);
        top = y;
      }
      y -= leading;
      out().setNonStrokingColor(room > 0 ? 0.5f : 0f);
      draw(line, fonts.regular, BODY, MARGIN + 6, y);
      out().setNonStrokingColor(0f);
    }
    y -= room * leading + BODY * 0.6f;
    frame(top, y);
    y -= 8;
  }

  private void frame(float top, float bottom) throws IOException {
    line(MARGIN, top, MARGIN + inner(), top, 0.6f, 0.4f);
    line(MARGIN, bottom, MARGIN + inner(), bottom, 0.6f, 0.4f);
    line(MARGIN, top, MARGIN, bottom, 0.6f, 0.4f);
    line(MARGIN + inner(), top, MARGIN + inner(), bottom, 0.6f, 0.4f);
  }

  /** Two columns of short lines: what, and what it is. */
  public void pairs(List<String> names, List<String> values) throws IOException {
    float size = 10;
    float split = MARGIN + inner() * 0.2f;
    float end = MARGIN + inner();
    for (int i = 0; i < names.size(); i++) {
      List<String> lines =
          LineBreaker.lines(values.get(i), fonts.regular, size, end - split - 2 * PAD);
      float height = lines.size() * size * 1.4f + 3;
      need(height);
      line(MARGIN, y, end, y, 0.4f, 0.75f);
      float at = y - size * 1.2f;
      draw(fonts.regular.shown(names.get(i)), fonts.regular, size, MARGIN + PAD, at);
      for (String line : lines) {
        draw(line, fonts.regular, size, split + PAD, at);
        at -= size * 1.4f;
      }
      y -= height;
    }
    line(MARGIN, y, end, y, 0.4f, 0.75f);
    y -= 6;
  }

  /**
   * Two places to stamp and to sign, side by side on one page.
   *
   * @param left the lines of one party: name, stamp place, signature, date
   * @param right of the other
   */
  public void signatures(List<String> left, List<String> right) throws IOException {
    signatures(left, right, "");
  }

  /**
   * The same, and what is said above them when they alone stand on a page, so that nobody can put a
   * text above a stamp.
   */
  public void signatures(List<String> left, List<String> right, String alone) throws IOException {
    float height = 116;
    int before = pages.size();
    need(height + 16);
    if (pages.size() > before && !alone.isEmpty()) {
      paragraph(alone);
    }
    y -= 12;
    float half = (inner() - 16) / 2;
    box(MARGIN, left, half, height);
    box(MARGIN + half + 16, right, half, height);
    y -= height;
  }

  private void box(float x, List<String> lines, float wide, float height) throws IOException {
    line(x, y, x + wide, y, 0.6f, 0.4f);
    line(x, y - height, x + wide, y - height, 0.6f, 0.4f);
    line(x, y, x, y - height, 0.6f, 0.4f);
    line(x + wide, y, x + wide, y - height, 0.6f, 0.4f);
    draw(fit(lines.get(0), fonts.bold, 10, wide - 16), fonts.bold, 10, x + 8, y - 18);
    String stamp = fonts.regular.shown(lines.get(1));
    float length = fonts.regular.width(stamp, 10);
    draw(stamp, fonts.regular, 10, x + (wide - length) / 2, y - 62);
    draw(fonts.regular.shown(lines.get(2)), fonts.regular, 10, x + 8, y - height + 38);
    draw(fonts.regular.shown(lines.get(3)), fonts.regular, 10, x + 8, y - height + 14);
  }

  private static String fit(String text, Fonts.Face face, float size, float wide)
      throws IOException {
    List<String> lines = LineBreaker.lines(text, face, size, wide);
    return lines.size() == 1 ? lines.getFirst() : lines.getFirst() + "…";
  }

  /** At most two pictures side by side, each with its caption, on one page. */
  public void pictures(List<PaperPicture> pictures) throws IOException {
    PictureRow row = new PictureRow(pictures, (inner() - PictureRow.GAP) / 2);
    float height = row.height(fonts);
    need(height);
    row.draw(this, fonts, MARGIN, y);
    y -= height;
  }

  PDImageXObject image(byte[] jpeg) throws IOException {
    return JPEGFactory.createFromByteArray(document, jpeg);
  }

  /** A table in small print; its head stands on every page that it reaches. */
  public void table(List<PaperColumn> columns, Iterator<List<String>> rows) throws IOException {
    table(columns, rows, CELL);
  }

  /**
   * A table; its head stands on every page that it reaches.
   *
   * @param size of its letters, in points
   */
  public void table(List<PaperColumn> columns, Iterator<List<String>> rows, float size)
      throws IOException {
    PaperTable table = new PaperTable(columns, fonts, MARGIN, inner(), size, PAD);
    List<List<String>> head = table.head();
    float headHeight = table.height(head);
    need(headHeight + 4 * size);
    drawHead(table, head, headHeight);
    while (rows.hasNext()) {
      List<List<String>> cells = table.broken(rows.next(), MAX_CELL_LINES);
      float height = table.height(cells);
      if (y - height < MARGIN + FOOT) {
        page(width > 600);
        drawHead(table, head, headHeight);
      }
      table.draw(cells, y, fonts.regular, this);
      y -= height;
      line(MARGIN, y, MARGIN + inner(), y, 0.3f, 0.8f);
    }
    y -= 8;
  }

  private void drawHead(PaperTable table, List<List<String>> head, float height)
      throws IOException {
    PDPageContentStream out = out();
    out.setNonStrokingColor(0.9f, 0.93f, 0.97f);
    out.addRect(MARGIN, y - height, inner(), height);
    out.fill();
    out.setNonStrokingColor(0f, 0f, 0f);
    line(MARGIN, y, MARGIN + inner(), y, 0.6f, 0.3f);
    table.draw(head, y, fonts.bold, this);
    y -= height;
    line(MARGIN, y, MARGIN + inner(), y, 0.6f, 0.3f);
  }

  private float inner() {
    return width - 2 * MARGIN;
  }

  private void need(float height) throws IOException {
    if (y - height < MARGIN + FOOT) {
      page(width > 600);
    }
  }

  void draw(String text, Fonts.Face face, float size, float x, float at) throws IOException {
    if (text.isEmpty()) {
      return;
    }
    PDPageContentStream out = out();
    out.beginText();
    out.setFont(face.font, size);
    out.newLineAtOffset(x, at);
    out.showText(text);
    out.endText();
  }

  private void line(float x, float from, float toX, float toY, float thick, float grey)
      throws IOException {
    PDPageContentStream out = out();
    out.setLineWidth(thick);
    out.setStrokingColor(grey, grey, grey);
    out.moveTo(x, from);
    out.lineTo(toX, toY);
    out.stroke();
  }

  PDPageContentStream out() {
    PDPageContentStream out = content;
    if (out == null) {
      throw new IllegalStateException("no page has begun");
    }
    return out;
  }

  private void closeContent() throws IOException {
    PDPageContentStream out = content;
    if (out != null) {
      out.close();
      content = null;
    }
  }

  /**
   * Puts numbers on the pages and writes the document; the stream stays open.
   *
   * @param left what stands at the foot of every page
   * @param number of a page: two {@code %d}, the page and how many there are
   * @param made when, for the document's properties; the same document has the same bytes
   */
  public void write(OutputStream out, String title, String left, String number, Instant made)
      throws IOException {
    closeContent();
    for (int i = 0; i < pages.size(); i++) {
      PDPage page = pages.get(i);
      width = page.getMediaBox().getWidth();
      content =
          new PDPageContentStream(
              document, page, PDPageContentStream.AppendMode.APPEND, true, true);
      String text = fonts.regular.shown(number.formatted(i + 1, pages.size()));
      line(MARGIN, MARGIN + 12, width - MARGIN, MARGIN + 12, 0.4f, 0.6f);
      draw(fonts.regular.shown(left), fonts.regular, 8, MARGIN, MARGIN);
      draw(text, fonts.regular, 8, width - MARGIN - fonts.regular.width(text, 8), MARGIN);
      closeContent();
    }
    PDDocumentInformation about = document.getDocumentInformation();
    about.setTitle(title);
    about.setProducer("Gengfu");
    Calendar when = GregorianCalendar.from(made.atZone(ZoneOffset.UTC));
    when.setTimeZone(TimeZone.getTimeZone("UTC"));
    about.setCreationDate(when);
    document.setDocumentId(made.toEpochMilli());
    document.save(out);
  }

  @Override
  public void close() throws IOException {
    closeContent();
    document.close();
  }
}
