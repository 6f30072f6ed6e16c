package org.gengfu.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.gengfu.register.RegisterOutcome.Accepted;
import org.gengfu.register.RegisterOutcome.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is written is taken back unchanged, and what is broken is told by row. */
class RegisterBookTest {
  static RegisterRow camera(int i) {
    return new RegisterRow(
        i + 2,
        "3205080000132%07d".formatted(i),
        "人民路 " + i + " 号杆",
        "street-" + i % 9,
        "cam-" + i,
        "路口 " + i / 4,
        i % 2 == 0 ? "姑苏区" : "320506",
        "市公安局",
        List.of("93-2", "94"),
        "某运营商",
        new BigDecimal("15"),
        LocalDate.of(2026, 1, 31),
        i % 7 == 0 ? LocalDate.of(2029, 1, 31) : null,
        Map.of(
            "ip",
            "10.1." + i / 250 + "." + i % 250,
            "longitude",
            "120.619585",
            "latitude",
            "-31.25",
            "port",
            "554",
            "ownership",
            "owned",
            "status",
            "in use",
            "installed",
            "2026-01-15",
            "remark",
            "_x0041_ =1+1 \"<&>\""));
  }

  static byte[] written(List<RegisterRow> cameras, Language language) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    RegisterBook.write(cameras, language, out);
    return out.toByteArray();
  }

  static RegisterOutcome read(byte[] book) throws IOException {
    return RegisterSheet.read(new ByteArrayInputStream(book), RegisterRules.DEFAULT);
  }

  @ParameterizedTest
  @EnumSource
  void anExportIsTakenBackUnchanged(Language language) throws IOException {
    List<RegisterRow> cameras = new ArrayList<>();
    for (int i = 0; i < 700; i++) {
      cameras.add(camera(i));
    }
    assertThat(((Accepted) read(written(cameras, language))).rows()).isEqualTo(cameras);
  }

  @ParameterizedTest
  @EnumSource
  void theTemplateLacksNothingButRows(Language language) throws IOException {
    Refused refused = (Refused) read(written(List.of(), language));
    assertThat(refused.errors())
        .singleElement()
        .extracting(RegisterError::code)
        .isEqualTo(RegisterProblem.NO_ROWS);
  }

  @Property(tries = 60)
  void whateverTheReaderTookItTakesAgain(@ForAll("texts") Map<CameraField, String> texts)
      throws IOException {
    StringBuilder heads = new StringBuilder();
    StringBuilder cells = new StringBuilder();
    texts.forEach((field, text) -> {
      String column = Places.letters(field.ordinal());
      heads.append(TestBook.cell(column + "1", field.head().en()));
      String clean = text.replace("&", "&amp;").replace("<", "&lt;");
      cells.append(TestBook.cell(column + "2", clean));
    });
    String rows = "<row r='1'>" + heads + "</row><row r='2'>" + cells + "</row>";
    if (new TestBook(rows).read() instanceof Accepted accepted) {
      for (Language language : Language.values()) {
        Accepted again = (Accepted) read(written(accepted.rows(), language));
        assertThat(again.rows()).isEqualTo(accepted.rows());
      }
    }
  }

  @Provide
  Arbitrary<Map<CameraField, String>> texts() {
    Arbitrary<String> texts =
        Arbitraries.strings().withCharRange(' ', '~').withChars("中文_x00").ofMaxLength(40);
    Arbitrary<String> numbers =
        Arbitraries.doubles()
            .between(-90, 90)
            .ofScale(12)
            .map(d -> new BigDecimal(d).toPlainString())
            .map(text -> text.substring(0, Math.min(18, text.length())));
    return Combinators.combine(texts, texts, texts, numbers, numbers)
        .as((name, site, remark, latitude, longitude) -> {
          Map<CameraField, String> row = new HashMap<>();
          row.put(CameraField.CODE, "C-1");
          row.put(CameraField.NAME, name + "a");
          row.put(CameraField.DISTRICT, "b" + site);
          row.put(CameraField.SITE, site);
          row.put(CameraField.REMARK, remark);
          row.put(CameraField.ITEMS, remark + ";" + name);
          row.put(CameraField.LATITUDE, latitude);
          row.put(CameraField.LONGITUDE, longitude);
          return row;
        });
  }

  private static RegisterRow broken(RegisterRow good, Map<CameraField, String> with) {
    Map<String, String> file = new HashMap<>(good.file());
    with.forEach((field, text) -> {
      if (field.isOfFile()) {
        file.put(field.key(), text);
      }
    });
    return new RegisterRow(
        good.row(),
        with.getOrDefault(CameraField.CODE, good.code()),
        with.getOrDefault(CameraField.NAME, good.name()),
        with.getOrDefault(CameraField.EDGE, good.edge()),
        with.getOrDefault(CameraField.DEVICE, good.device()),
        good.site(),
        with.getOrDefault(CameraField.DISTRICT, good.district()),
        good.owner(),
        good.items(),
        good.party(),
        good.weight(),
        good.commissioned(),
        with.containsKey(CameraField.RETIRED) ? LocalDate.of(2026, 1, 31) : good.retired(),
        file);
  }

  @Test
  void fiveThousandCamerasWithSevenBrokenRowsGiveExactlySevenErrors() throws IOException {
    List<RegisterRow> cameras = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      cameras.add(camera(i));
    }
    Map<Integer, Map<CameraField, String>> breaks =
        Map.of(
            0, Map.of(CameraField.CODE, ""),
            7, Map.of(CameraField.IP, "10.1.2.300"),
            1_234, Map.of(CameraField.LONGITUDE, "220.5"),
            2_000, Map.of(CameraField.CODE, camera(1).code()),
            2_001, Map.of(CameraField.DEVICE, ""),
            4_000, Map.of(CameraField.RETIRED, "x"),
            4_999, Map.of(CameraField.DISTRICT, ""));
    breaks.forEach((i, with) -> cameras.set(i, broken(cameras.get(i), with)));

    Refused refused = (Refused) read(written(cameras, Language.ZH));
    assertThat(refused.count()).isEqualTo(5_000);
    assertThat(refused.more()).isZero();
    assertThat(refused.errors())
        .extracting(error -> error.column() + error.row() + " " + error.code())
        .containsExactly(
            "A2 MISSING",
            "P9 NOT_ADDRESS",
            "V1236 OUT_OF_RANGE",
            "A2002 DUPLICATE_CODE",
            "L2003 HALF_DEVICE",
            "J4002 RETIRED_FIRST",
            "C5001 MISSING");
    assertThat(refused.errors().get(3).problem().en()).isEqualTo("the same code as in row 3");
    assertThat(refused.errors().get(1).value()).isEqualTo("10.1.2.300");
  }
}
