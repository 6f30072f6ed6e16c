package org.gengfu.profiletool.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegisterViewTest {
  /** 231.5 is 43 67 80 00 and 123456789 is 07 5B CD 15; the wire's bytes in the four orders. */
  @ParameterizedTest
  @CsvSource({
    "ABCD, 0x4367, 0x8000, 0x075B, 0xCD15",
    "CDAB, 0x8000, 0x4367, 0xCD15, 0x075B",
    "BADC, 0x6743, 0x0080, 0x5B07, 0x15CD",
    "DCBA, 0x0080, 0x6743, 0x15CD, 0x5B07"
  })
  void joinsTwoRegistersInEveryOrder(String order, String f1, String f2, String w1, String w2) {
    int real = RegisterView.joined(Integer.decode(f1), Integer.decode(f2), order);
    int whole = RegisterView.joined(Integer.decode(w1), Integer.decode(w2), order);

    assertThat(Float.intBitsToFloat(real)).isEqualTo(231.5f);
    assertThat(whole).isEqualTo(123_456_789);
  }

  @Test
  void showsEveryReadingSideBySide() {
    RegisterView view = new RegisterView("input", new TreeMap<>(Map.of(10, 0x4F4B, 11, 0xFFFF)));

    List<String> lines = view.text().lines().toList();
    assertThat(lines).hasSize(3);
    assertThat(lines.get(1))
        .startsWith("input:10")
        .contains("30011", "4F4B", "20299")
        .endsWith("OK");
    assertThat(lines.get(2)).contains("FFFF", "-1", "65535").endsWith("..");
  }

  @Test
  void takesThePanelsDecimalsSeriously() {
    RegisterView view = new RegisterView("holding", new TreeMap<>(Map.of(5, 2474, 9, 25)));

    assertThat(new LooksLike(new BigDecimal("24.7")).in(view))
        .containsExactly(new LooksLike.Match("holding", 5, "int16", "", new BigDecimal("0.01")));
    assertThat(new LooksLike(new BigDecimal("25")).in(view))
        .contains(new LooksLike.Match("holding", 9, "int16", "", BigDecimal.ONE));
  }

  @ParameterizedTest
  @CsvSource({"5, 0", "6, 1", "40006, modicon", "400006, modicon", "7, ''"})
  void tellsWhatTheManualCountsFrom(int said, String base) {
    LooksLike.Match match = new LooksLike.Match("holding", 5, "int16", "", BigDecimal.ONE);

    assertThat(LooksLike.base(match, said)).isEqualTo(base);
  }
}
