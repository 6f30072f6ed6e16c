package org.gengfu.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Lines break where Chinese allows it, hold all that was said, and are no wider than the column.
 */
class LineBreakerTest {
  private static PDDocument document;
  private static Fonts.Face face;

  @BeforeAll
  static void open() throws IOException {
    document = new PDDocument();
    face = new Fonts(document).regular;
  }

  @AfterAll
  static void close() throws IOException {
    document.close();
  }

  @Test
  void noLineBeginsOrEndsWithTheWrongMark() throws IOException {
    SplittableRandom random = new SplittableRandom(1);
    String letters = "在线率完好摄像机，。、；（）《》abc 98.5%-";
    for (int round = 0; round < 300; round++) {
      StringBuilder text = new StringBuilder("报");
      for (int i = 0; i < 80; i++) {
        char before = text.charAt(text.length() - 1);
        char next = letters.charAt(random.nextInt(letters.length()));
        boolean mark = "，。、；（）《》%-".indexOf(next) >= 0;
        text.append(mark && "，。、；（）《》%-".indexOf(before) >= 0 ? '率' : next);
      }
      List<String> lines = LineBreaker.lines(text.toString(), face, 10, 90);
      assertThat(String.join("", lines).replace(" ", ""))
          .isEqualTo(text.toString().replace(" ", ""));
      for (String line : lines) {
        assertThat(face.width(line, 10)).isLessThanOrEqualTo(90.01f);
      }
      for (String line : lines.subList(1, lines.size())) {
        assertThat("，。、；）》%-".indexOf(line.charAt(0))).as(lines.toString()).isNegative();
      }
      for (String line : lines.subList(0, lines.size() - 1)) {
        assertThat("（《".indexOf(line.charAt(line.length() - 1))).as(lines.toString()).isNegative();
      }
    }
  }

  @Test
  void whatTheFontDoesNotHaveBecomesABox() throws IOException {
    assertThat(face.shown("在\u0001线\uE123\t率")).isEqualTo("在□线□ 率");
    assertThat(face.shown("永定河")).isEqualTo("永定河");
  }

  @Test
  void wordsAndNumbersStayWhole() throws IOException {
    assertThat(LineBreaker.lines("共 1,234,567 毫秒", face, 10, 52))
        .containsExactly("共", "1,234,567", "毫秒");
  }
}
