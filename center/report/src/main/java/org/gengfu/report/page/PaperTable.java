package org.gengfu.report.page;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Where the cells of a table lie on a page. One thread. */
final class PaperTable {
  private static final float LEADING = 1.3f;

  private final List<PaperColumn> columns;
  private final Fonts fonts;
  private final float[] left;
  private final float[] wide;
  private final float size;
  private final float pad;

  PaperTable(List<PaperColumn> columns, Fonts fonts, float x, float width, float size, float pad) {
    this.columns = columns;
    this.fonts = fonts;
    this.size = size;
    this.pad = pad;
    this.left = new float[columns.size()];
    this.wide = new float[columns.size()];
    double all = columns.stream().mapToDouble(PaperColumn::share).sum();
    float at = x;
    for (int i = 0; i < columns.size(); i++) {
      left[i] = at;
      wide[i] = (float) (width * columns.get(i).share() / all);
      at += wide[i];
    }
  }

  List<List<String>> head() throws IOException {
    List<List<String>> cells = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      cells.add(LineBreaker.lines(columns.get(i).title(), fonts.bold, size, wide[i] - 2 * pad));
    }
    return cells;
  }

  /** A row broken into lines; of more than so many the first, and a mark that there are more. */
  List<List<String>> broken(List<String> row, int most) throws IOException {
    List<List<String>> cells = new ArrayList<>(row.size());
    for (int i = 0; i < columns.size(); i++) {
      List<String> lines = LineBreaker.lines(row.get(i), fonts.regular, size, wide[i] - 2 * pad);
      if (lines.size() > most) {
        lines = new ArrayList<>(lines.subList(0, most));
        lines.set(most - 1, "…");
      }
      cells.add(lines);
    }
    return cells;
  }

  float height(List<List<String>> cells) {
    int most = 1;
    for (List<String> lines : cells) {
      most = Math.max(most, lines.size());
    }
    return most * size * LEADING + 2 * pad;
  }

  void draw(List<List<String>> cells, float top, Fonts.Face face, Paper paper) throws IOException {
    for (int i = 0; i < cells.size(); i++) {
      float at = top - pad - size * 0.95f;
      for (String line : cells.get(i)) {
        float x =
            columns.get(i).right()
                ? left[i] + wide[i] - pad - face.width(line, size)
                : left[i] + pad;
        paper.draw(line, face, size, x, at);
        at -= size * LEADING;
      }
    }
  }
}
