package org.gengfu.driver.modbus;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.gengfu.driver.RawValue;
import org.gengfu.profile.ModbusBlock;
import org.gengfu.profile.ModbusTable;
import org.gengfu.profile.RawType;
import org.gengfu.profile.RegisterLayout;
import org.gengfu.profile.RegisterLayout.Form;
import org.gengfu.profile.RegisterLayout.Packing;
import org.gengfu.profile.RegisterSource;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.profile.WordOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values whose registers do not make them up in the common way. */
class RegisterLayoutTest {
  private static RegisterSource place(
      RawType type, int registers, WordOrder order, RegisterLayout layout) {
    return new RegisterSource(ModbusTable.HOLDING, 0, type, registers, order, -1, -1, -1, layout);
  }

  private static RegisterSource text(int registers, Packing packing, String charset, Form form) {
    return place(
        RawType.STRING,
        registers,
        WordOrder.ABCD,
        new RegisterLayout(List.of(), false, packing, charset, true, form));
  }

  private static RawValue decode(RegisterSource source, String hex) {
    return RegisterDecoder.decode(source, ByteBuffer.wrap(Frames.bytes(hex)), 0, 0);
  }

  /** The high word in register 3, the low word in register 0. */
  @Test
  void registersThatLieScatteredAreTakenInTheirOwnOrder() {
    RegisterLayout scattered =
        new RegisterLayout(List.of(3, 0), false, Packing.HIGH_LOW, "UTF-8", true, Form.CHARACTERS);
    RegisterSource source = place(RawType.UINT32, 4, WordOrder.ABCD, scattered);
    assertThat(decode(source, "CD 15 11 11 22 22 07 5B"))
        .isEqualTo(new RawValue.Whole(123_456_789));
  }

  @ParameterizedTest
  @CsvSource({"80 05, -5", "00 05, 5", "FF FF, -32767", "80 00, 0"})
  void theHighestBitMayBeTheSign(String hex, long value) {
    RegisterLayout magnitude =
        new RegisterLayout(List.of(), true, Packing.HIGH_LOW, "UTF-8", true, Form.CHARACTERS);
    RegisterSource source = place(RawType.INT16, 1, WordOrder.ABCD, magnitude);
    assertThat(decode(source, hex)).isEqualTo(new RawValue.Whole(value));
    if (value != 0) {
      assertThat(RegisterEncoder.encode(source, new RawValue.Whole(value), null))
          .isEqualTo(Frames.bytes(hex));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "HIGH_LOW, 41 42 43 00",
    "LOW_HIGH, 42 41 00 43",
    "HIGH_ONLY, 41 00 42 00 43 00 00 00",
    "LOW_ONLY, 00 41 00 42 00 43 00 00"
  })
  void charactersLieAsTheProfileSaysInBothDirections(Packing packing, String hex) {
    RegisterSource source =
        text(Frames.bytes(hex).length / 2, packing, "US-ASCII", Form.CHARACTERS);
    assertThat(decode(source, hex)).isEqualTo(new RawValue.Text("ABC"));
    assertThat(RegisterEncoder.encode(source, new RawValue.Text("ABC"), null))
        .isEqualTo(Frames.bytes(hex));
  }

  /** 空调 in GB 18030 is BF D5 B5 F7. */
  @Test
  void chineseNamesOftenComeInGb18030() {
    RegisterSource source = text(3, Packing.HIGH_LOW, "GB18030", Form.CHARACTERS);
    assertThat(decode(source, "BF D5 B5 F7 20 20")).isEqualTo(new RawValue.Text("空调"));
    assertThat(RegisterEncoder.encode(source, new RawValue.Text("空调"), null))
        .isEqualTo(Frames.bytes("BF D5 B5 F7 00 00"));
    assertThat(RegisterEncoder.encode(source, new RawValue.Text("空调空调"), null)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "HEX, 00 1B 21 3C, 001B213C",
    "MAC, 00 1B 21 3C 4D 5E, 00:1B:21:3C:4D:5E",
    "IP, C0 00 02 01, 192.0.2.1",
    "EPOCH_SECONDS, 69 21 04 80, 2025-11-22T00:32:00Z",
    "YMDHMS, 1A 0B 16 08 1E 05, 2026-11-22T08:30:05",
    "BCD_YMDHMS, 26 11 22 08 30 05, 2026-11-22T08:30:05",
    "HHMM, 08 1E, 08:30",
    "DATE_AND_TIME, 07 EA 0B 16 08 1E 05 00, 2026-11-22T08:30:05",
    "DATE_AND_TIME, 07 EA 0B 16 08 1E 05 00 2B 08 00 00, 2026-11-22T08:30:05+08:00"
  })
  void bytesAreShownInTheirForm(Form form, String hex, String text) {
    RegisterSource source = text(Frames.bytes(hex).length / 2, Packing.HIGH_LOW, "UTF-8", form);
    assertThat(decode(source, hex)).isEqualTo(new RawValue.Text(text));
  }

  /** A clock that was never set. */
  @ParameterizedTest
  @CsvSource({"YMDHMS, 00 00 00 00 00 00", "BCD_YMDHMS, 26 1F 22 08 30 05", "HHMM, FF FF"})
  void aDateThatDoesNotExistIsNoValue(Form form, String hex) {
    RegisterSource source = text(Frames.bytes(hex).length / 2, Packing.HIGH_LOW, "UTF-8", form);
    assertThat(decode(source, hex)).isInstanceOf(RawValue.Absent.class);
  }

  @Test
  void aDeviceThatAnswersEvenCountsIsAskedForThem() {
    ModbusBlock even = even(Points.block(9, 4, false));
    List<ResolvedPoint> points =
        List.of(
            Points.at("a", ModbusTable.HOLDING, 10, RawType.UINT16),
            Points.at("b", ModbusTable.HOLDING, 11, RawType.UINT16),
            Points.at("c", ModbusTable.HOLDING, 12, RawType.UINT16),
            Points.at("end", ModbusTable.HOLDING, 65535, RawType.UINT16),
            Points.at("bit", ModbusTable.COIL, 3, RawType.BIT));
    assertThat(ReadPlanner.plan(points, even))
        .extracting(span -> span.table() + " " + span.first() + "+" + span.count())
        .containsExactly("COIL 3+1", "HOLDING 10+4", "HOLDING 65534+2");
    assertThat(ReadPlanner.largest(ModbusTable.HOLDING, even)).isEqualTo(8);
  }

  private static ModbusBlock even(ModbusBlock b) {
    return new ModbusBlock(
        b.order(),
        b.maxRegisters(),
        b.maxBits(),
        b.maxGap(),
        b.singleReads(),
        b.avoid(),
        b.timeout(),
        b.gap(),
        b.retries(),
        b.base(),
        true,
        b.afterConnect(),
        b.frame());
  }

  @Test
  void aSentinelOfTheWholeRegisterLeavesItsBitsWithoutValue() {
    RegisterSource bit =
        new RegisterSource(ModbusTable.HOLDING, 0, RawType.UINT16, 1, WordOrder.ABCD, 3, 3, -1);
    Question.Timing timing = new Question.Timing(Duration.ofSeconds(1), Duration.ZERO);
    ModbusRequest request =
        new ModbusRequest(
            ModbusTable.HOLDING,
            0,
            1,
            List.of("a"),
            List.of(bit),
            List.of(Set.of(0xFFFFL)),
            Question.read(1, ModbusTable.HOLDING, 0, 1, timing),
            0);
    assertThat(AnswerDecoder.decode(request, ByteBuffer.wrap(Frames.bytes("03 02 FF FE"))))
        .containsExactly(new RawValue.Whole(1));
    assertThat(AnswerDecoder.decode(request, ByteBuffer.wrap(Frames.bytes("03 02 FF FF"))))
        .first()
        .isInstanceOf(RawValue.Absent.class);
  }
}
