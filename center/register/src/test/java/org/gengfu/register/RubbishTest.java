package org.gengfu.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.gengfu.register.RegisterOutcome.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are no workbooks, or were some: an answer, never an exception. */
class RubbishTest {
  private static RegisterProblem refused(byte[] bytes) throws IOException {
    RegisterOutcome outcome =
        RegisterSheet.read(new ByteArrayInputStream(bytes), RegisterRules.DEFAULT);
    assertThat(outcome).isInstanceOf(Refused.class);
    return ((Refused) outcome).errors().getFirst().code();
  }

  private static byte[] good() {
    return new TestBook(TestBook.HEADS + TestBook.camera(2, "")).bytes();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "P", "设备编码,设备名称\nC-1,a", "PK\u0003\u0004", "<html></html>"})
  void whatIsNoWorkbookIsSaid(String text) throws IOException {
    assertThat(refused(text.getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(RegisterProblem.NO_WORKBOOK);
  }

  /** [MS-CFB] 2.2: what Excel 97 and every encrypted workbook begins with. */
  @Test
  void anOldOrEncryptedWorkbookIsToldApart() throws IOException {
    byte[] old = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A};
    Refused refused =
        (Refused) RegisterSheet.read(new ByteArrayInputStream(old), RegisterRules.DEFAULT);
    assertThat(refused.errors().getFirst().problem().en()).contains("XLS / encrypted");
  }

  @Test
  void aFileBeyondTheBoundIsRefused() throws IOException {
    byte[] large = Arrays.copyOf(good(), RegisterRules.DEFAULT.maxBytes() + 1);
    assertThat(refused(large)).isEqualTo(RegisterProblem.TOO_LARGE);
  }

  @Test
  void everyCutIsRefused() throws IOException {
    byte[] good = good();
    for (int length = 0; length < good.length; length++) {
      assertThat(refused(Arrays.copyOf(good, length))).isEqualTo(RegisterProblem.NO_WORKBOOK);
    }
  }

  @Property(tries = 1_000)
  void aBentByteIsNeverAnException(@ForAll @IntRange(max = 100_000) int where, @ForAll byte what)
      throws IOException {
    byte[] bent = good();
    bent[where % bent.length] = what;
    RegisterSheet.read(new ByteArrayInputStream(bent), RegisterRules.DEFAULT);
  }

  @Property(tries = 500)
  void bentMarkupIsNeverAnException(@ForAll @IntRange(max = 100_000) int where, @ForAll char what) {
    String rows = TestBook.HEADS + TestBook.camera(2, "<c r='D2' s='1'><v>46053</v></c>");
    int at = where % rows.length();
    new TestBook(rows.substring(0, at) + what + rows.substring(at + 1)).read();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE worksheet><worksheet/>",
        "<!DOCTYPE w [<!ENTITY a SYSTEM 'file:///etc/hostname'>]><worksheet>&a;</worksheet>",
        "<worksheet>&a;</worksheet>",
        "<worksheet><sheetData>",
        "<worksheet></sheetData>",
        "<?xml version='1.0' encoding='UTF-16'?><worksheet></w>",
        ""
      })
  void brokenMarkupIsNoWorkbook(String sheet) {
    RegisterOutcome outcome = new TestBook("").part("xl/worksheets/sheet1.xml", sheet).read();
    assertThat(((Refused) outcome).errors())
        .extracting(RegisterError::code)
        .containsExactly(RegisterProblem.NO_WORKBOOK);
  }
}
