package org.gengfu.sim.modbus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.gengfu.profile.ModbusTable.HOLDING;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.gengfu.profile.RawType;
import org.gengfu.profile.RegisterSource;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.profile.WordOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegisterNumberTest {
  /** Values with the bytes that makers' documents and calculators give for them. */
  @ParameterizedTest
  @CsvSource({
    "231.5, FLOAT32, ABCD, 1, 0, 43678000",
    "231.5, FLOAT32, CDAB, 1, 0, 80004367",
    "231.5, FLOAT32, BADC, 1, 0, 67430080",
    "231.5, FLOAT32, DCBA, 1, 0, 00806743",
    "123456789, UINT32, ABCD, 1, 0, 075BCD15",
    "123456789, UINT32, CDAB, 1, 0, CD15075B",
    "123456789, UINT32, BADC, 1, 0, 5B0715CD",
    "123456789, UINT32, DCBA, 1, 0, 15CD5B07",
    "-9.7, INT16, ABCD, 0.1, 0, FF9F",
    "65.8, UINT16, ABCD, 0.1, 0, 0292",
    "23.4, UINT16, ABCD, 0.1, -40, 027A",
    "1234, BCD16, ABCD, 1, 0, 1234",
    "12345678, BCD32, ABCD, 1, 0, 12345678",
    "-2, INT64, ABCD, 1, 0, FFFFFFFFFFFFFFFE",
    "1, INT64, DCBA, 1, 0, 0100000000000000",
    "0.5, FLOAT64, ABCD, 1, 0, 3FE0000000000000",
    "70000, UINT16, ABCD, 1, 0, FFFF",
    "-5, UINT16, ABCD, 1, 0, 0000",
    "40000, INT16, ABCD, 1, 0, 7FFF",
    "20000, BCD16, ABCD, 1, 0, 9999"
  })
  void laysAValueOut(
      double value, RawType type, WordOrder order, String scale, String offset, String hex) {
    RegisterSource source = Profiles.source(HOLDING, 0, type, order, -1, -1);
    ResolvedPoint point = Profiles.point("p", source, scale, offset);
    RegisterNumber raw = RegisterNumber.nearest(point, source, value);
    assertThat(hex(Layout.number(source, raw.bits()))).isEqualTo(hex);
  }

  @Test
  void aSliceStandsAtItsBits() {
    RegisterSource bit = Profiles.source(HOLDING, 0, RawType.UINT16, WordOrder.ABCD, 5, 5);
    assertThat(RegisterNumber.nearest(Profiles.point("b", bit, "1", "0"), bit, 1).bits())
        .isEqualTo(32);
    RegisterSource slice = Profiles.source(HOLDING, 0, RawType.UINT16, WordOrder.ABCD, 4, 7);
    RegisterNumber raw = RegisterNumber.nearest(Profiles.point("s", slice, "1", "0"), slice, 99);
    assertThat(raw.bits()).isEqualTo(0xF0);
    assertThat(raw.shown()).isEqualTo(15);
    RegisterSource signed = Profiles.source(HOLDING, 0, RawType.INT16, WordOrder.ABCD, 0, 7);
    assertThat(RegisterNumber.nearest(Profiles.point("t", signed, "1", "0"), signed, -3).bits())
        .isEqualTo(0xFD);
  }

  @Test
  void aSentinelIsTheRawValueThatMeansNothing() {
    RegisterSource source = Profiles.at(HOLDING, 0, RawType.INT16);
    RegisterNumber raw = RegisterNumber.sentinel(Profiles.point("p", source, "0.1", "0"), source);
    assertThat(raw.bits()).isEqualTo(0xFFFF);
    assertThat(raw.shown()).isNaN();
  }

  @Test
  void aTextFillsItsRegistersAndIsCut() {
    RegisterSource source = Profiles.at(HOLDING, 0, RawType.STRING);
    assertThat(hex(TextLayout.words(source, "GF-7"))).isEqualTo("47462D3700000000");
    assertThat(hex(TextLayout.words(source, "123456789"))).isEqualTo("3132333435363738");
  }

  /** What is shown is what a reader who knows the profile computes, within half a step. */
  @Property
  void showsWhatItHolds(@ForAll @DoubleRange(min = -3_000, max = 3_000) double value) {
    RegisterSource source = Profiles.at(HOLDING, 0, RawType.INT16);
    ResolvedPoint point = Profiles.point("p", source, "0.1", "0");
    RegisterNumber raw = RegisterNumber.nearest(point, source, value);
    assertThat(raw.shown()).isCloseTo(value, within(0.0501));
    assertThat(RegisterNumber.written(point, source, 1, raw.bits())).isEqualTo(raw.shown());
  }

  private static String hex(int[] words) {
    StringBuilder text = new StringBuilder();
    for (int word : words) {
      text.append("%04X".formatted(word));
    }
    return text.toString();
  }
}
