package org.gengfu.report.page;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;

/**
 * Pictures side by side, as high as the highest of them, each with its caption below.
 *
 * @param wide width of each, in points
 */
record PictureRow(List<PaperPicture> pictures, float wide) {
  /** The room between two, and below each. */
  static final float GAP = 10;

  /** No picture is higher. */
  private static final float HIGHEST = 190;

  private static final float CAPTION = 8;
  private static final float LEADING = 1.4f;

  private float high(PaperPicture picture) {
    return picture.jpeg().length == 0
        ? 4 * CAPTION * LEADING
        : Math.min(HIGHEST, wide * picture.height() / picture.width());
  }

  private float high() {
    float high = 0;
    for (PaperPicture each : pictures) {
      high = Math.max(high, high(each));
    }
    return high;
  }

  private static List<String> lines(String text, Fonts fonts, float wide) throws IOException {
    return LineBreaker.lines(text, fonts.regular, CAPTION, wide);
  }

  /** Points that it needs. */
  float height(Fonts fonts) throws IOException {
    int lines = 1;
    for (PaperPicture each : pictures) {
      lines = Math.max(lines, lines(each.caption(), fonts, wide).size());
    }
    return high() + lines * CAPTION * LEADING + GAP;
  }

  /**
   * Draws it.
   *
   * @param left where the first begins
   * @param top of all
   */
  void draw(Paper paper, Fonts fonts, float left, float top) throws IOException {
    float high = high();
    List<PaperPicture> all = new ArrayList<>(pictures);
    for (int i = 0; i < all.size(); i++) {
      PaperPicture each = all.get(i);
      float x = left + i * (wide + GAP);
      if (each.jpeg().length == 0) {
        text(paper, fonts, each.instead(), x, top);
      } else {
        float scale = Math.min(wide / each.width(), HIGHEST / each.height());
        PDImageXObject image = paper.image(each.jpeg());
        float tall = each.height() * scale;
        paper.out().drawImage(image, x, top - tall, each.width() * scale, tall);
      }
      text(paper, fonts, each.caption(), x, top - high);
    }
  }

  private void text(Paper paper, Fonts fonts, String text, float x, float top) throws IOException {
    float at = top - CAPTION * LEADING;
    for (String line : lines(text, fonts, wide)) {
      paper.draw(line, fonts.regular, CAPTION, x, at);
      at -= CAPTION * LEADING;
    }
  }
}
