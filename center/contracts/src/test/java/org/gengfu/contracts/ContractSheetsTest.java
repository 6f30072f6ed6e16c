package org.gengfu.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.gengfu.register.TableSheets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContractSheetsTest {
  // What a person exports, and imports untouched, must be the very same contract.
  @ParameterizedTest
  @ValueSource(strings = {"sichuan", "weidong", "xinxiang", "xuchang"})
  void aWorkbookComesBackAsTheSameContract(String name) throws IOException {
    String text = ContractExamples.text(name);
    ContractSheetReader.Import back = ContractSheetReader.read(book(text), 1);
    assertThat(back.reading().errors()).isEmpty();
    assertThat(back.reading().edition())
        .isEqualTo(ContractText.read(name, text, 1, null).edition());
    assertThat(ContractText.read(name, back.text(), 1, null).edition())
        .as("the text that is kept")
        .isEqualTo(back.reading().edition());
  }

  @Test
  void aMistakeIsToldByItsCell() throws IOException {
    String text = ContractExamples.text("weidong").replace("within: 30m", "within: soon");
    ContractSheetReader.Import back = ContractSheetReader.read(book(text), 1);
    assertThat(back.reading().edition()).isNull();
    assertThat(back.reading().errors())
        .extracting(Remark::file, Remark::line)
        .contains(org.assertj.core.groups.Tuple.tuple("承诺!G", 2));
  }

  @Test
  void anUnknownKeyInACellIsRefused() throws IOException {
    String text =
        ContractExamples.text("weidong")
            .replace(
                "{client: weidong}}]\n    promises:",
                "{client: weidong}, typ: [a]}]\n    promises:");
    ContractSheetReader.Import back = ContractSheetReader.read(book(text), 1);
    assertThat(back.reading().errors()).extracting(Remark::code).contains("UNKNOWN_KEY");
  }

  @Test
  void rowsOfAnItemThatIsNotThereAreRefused() throws IOException {
    ContractSheetReader.Import back =
        ContractSheetReader.read(
            sheets(
                new TableSheets.Sheet(
                    "合同",
                    List.of("项目", "内容"),
                    List.of(
                        List.of("合同编号", "c"), List.of("合同名称", "C"), List.of("开始", "2026-01-01"))),
                new TableSheets.Sheet(
                    "承诺", List.of("合同项", "种类", "时限"), List.of(List.of("x", "restore", "1h")))),
            1);
    assertThat(back.reading().errors())
        .anySatisfy(remark -> assertThat(remark.text().zh()).contains("没有“x”"));
  }

  @Test
  void unknownColumnsAndStrangeFilesAreRefused() throws IOException {
    ContractSheetReader.Import back =
        ContractSheetReader.read(
            sheets(new TableSheets.Sheet("合同项", List.of("编号", "奇怪"), List.of())), 1);
    assertThat(back.reading().errors())
        .anySatisfy(remark -> assertThat(remark.text().zh()).contains("不认识的列“奇怪”"));
    assertThat(ContractSheetReader.read(new byte[] {1, 2, 3}, 1).reading().errors()).hasSize(1);
    assertThat(
            ContractSheetReader.read(sheets(new TableSheets.Sheet("x", List.of("y"), List.of())), 1)
                .reading()
                .errors())
        .hasSize(1);
  }

  private static byte[] book(String text) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ContractSheets.write(text, out);
    return out.toByteArray();
  }

  private static byte[] sheets(TableSheets.Sheet... sheets) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    TableSheets.write(new ArrayList<>(List.of(sheets)), out);
    return out.toByteArray();
  }
}
