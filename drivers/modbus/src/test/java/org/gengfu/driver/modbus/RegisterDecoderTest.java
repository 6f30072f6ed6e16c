package org.gengfu.driver.modbus;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.gengfu.driver.RawValue;
import org.gengfu.profile.ModbusTable;
import org.gengfu.profile.RawType;
import org.gengfu.profile.RegisterSource;
import org.gengfu.profile.WordOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegisterDecoderTest {
  /**
   * 231.5 = 43 67 80 00 and 123456789 = 07 5B CD 15, each as the four kinds of device send them.
   */
  @ParameterizedTest
  @CsvSource({
    "FLOAT32, ABCD, 43 67 80 00, 231.5",
    "FLOAT32, CDAB, 80 00 43 67, 231.5",
    "FLOAT32, BADC, 67 43 00 80, 231.5",
    "FLOAT32, DCBA, 00 80 67 43, 231.5",
    "FLOAT64, ABCD, 40 6C F0 00 00 00 00 00, 231.5",
    "FLOAT64, DCBA, 00 00 00 00 00 F0 6C 40, 231.5",
    "FLOAT32, ABCD, 7F C0 00 00, NaN"
  })
  void realsInEveryOrder(RawType type, WordOrder order, String bytes, double value) {
    assertThat(decode(type, order, bytes)).isEqualTo(new RawValue.Real(value));
  }

  @ParameterizedTest
  @CsvSource({
    "UINT32, ABCD, 07 5B CD 15, 123456789",
    "UINT32, CDAB, CD 15 07 5B, 123456789",
    "UINT32, BADC, 5B 07 15 CD, 123456789",
    "UINT32, DCBA, 15 CD 5B 07, 123456789",
    "INT16, ABCD, FF 9F, -97",
    "UINT16, ABCD, FF 9F, 65439",
    "INT16, BADC, 9F FF, -97",
    "INT32, ABCD, FF FF FF FE, -2",
    "UINT32, ABCD, FF FF FF FE, 4294967294",
    "INT64, ABCD, FF FF FF FF FF FF FF FD, -3",
    "UINT64, CDAB, 00 04 00 03 00 02 00 01, 281483566841860",
    "INT16, ABCD, 7F FF, 32767",
    "INT16, ABCD, 80 00, -32768",
    "BCD16, ABCD, 12 34, 1234",
    "BCD32, CDAB, 56 78 12 34, 12345678"
  })
  void wholesInEveryOrderAndWithTheirSign(RawType type, WordOrder order, String bytes, long value) {
    assertThat(decode(type, order, bytes)).isEqualTo(new RawValue.Whole(value));
  }

  @Test
  void aDigitAboveNineIsNoNumber() {
    assertThat(decode(RawType.BCD16, WordOrder.ABCD, "12 3A"))
        .isEqualTo(new RawValue.Real(Double.NaN));
  }

  /** Unsigned 64-bit numbers keep their bit pattern. */
  @Test
  void theLargestUnsignedNumberKeepsItsBits() {
    assertThat(decode(RawType.UINT64, WordOrder.ABCD, "FF FF FF FF FF FF FF FF"))
        .isEqualTo(new RawValue.Whole(-1));
  }

  @ParameterizedTest
  @CsvSource({
    "UINT16, 4, 7, AB CD, 12",
    "UINT16, 0, 0, AB CD, 1",
    "UINT16, 15, 15, 2B CD, 0",
    "INT16, 4, 7, AB CD, -4",
    "UINT32, 12, 19, 00 0A BC DE, 171",
    "UINT16, 0, 15, AB CD, 43981"
  })
  void bitsAreCutOutBeforeTheSign(RawType type, int low, int high, String bytes, long value) {
    RegisterSource source =
        new RegisterSource(
            ModbusTable.HOLDING, 0, type, type.registers(), WordOrder.ABCD, low, high, -1);
    assertThat(RegisterDecoder.decode(source, ByteBuffer.wrap(Frames.bytes(bytes)), 0, 0))
        .isEqualTo(new RawValue.Whole(value));
  }

  @ParameterizedTest
  @CsvSource({
    "ABCD, 47 52 4F 50 00 41, GROP",
    "BADC, 52 47 50 4F 20 20, GROP",
    "ABCD, 20 47 20 20 20 20, ' G'",
    "ABCD, 00 00 00 00 00 00, ''"
  })
  void textsEndAtNulAndLoseTheirPadding(WordOrder order, String bytes, String text) {
    RegisterSource source =
        new RegisterSource(ModbusTable.HOLDING, 0, RawType.STRING, 3, order, -1, -1, -1);
    assertThat(RegisterDecoder.decode(source, ByteBuffer.wrap(Frames.bytes(bytes)), 0, 0))
        .isEqualTo(new RawValue.Text(text));
  }

  /** Section 6.1: outputs 27..20 are CD, so 20 (the first asked) is its lowest bit. */
  @Test
  void coilsComeLowestBitFirst() {
    ByteBuffer data = ByteBuffer.wrap(Frames.bytes("CD 6B 05"));
    StringBuilder bits = new StringBuilder();
    for (int address = 19; address < 38; address++) {
      RegisterSource source =
          new RegisterSource(ModbusTable.COIL, address, RawType.BIT, 1, WordOrder.ABCD, -1, -1, -1);
      bits.append(((RawValue.Whole) RegisterDecoder.decode(source, data, 0, 19)).value());
    }
    assertThat(bits).hasToString("1011001111010110101");
  }

  /** What the encoder writes, the decoder reads; and it changes nothing but its bits. */
  @Property
  void whatIsWrittenIsReadBack(@ForAll short value, @ForAll WordOrder order, @ForAll int before) {
    for (RawType type : new RawType[] {RawType.INT16, RawType.INT32, RawType.INT64}) {
      RegisterSource source = source(type, order);
      byte[] registers = RegisterEncoder.encode(source, new RawValue.Whole(value), null);
      assertThat(RegisterDecoder.decode(source, ByteBuffer.wrap(registers), 0, 0))
          .isEqualTo(new RawValue.Whole(value));
    }
    RegisterSource slice =
        new RegisterSource(ModbusTable.HOLDING, 0, RawType.UINT32, 2, order, 9, 20, -1);
    byte[] old = ByteBuffer.allocate(4).putInt(before).array();
    byte[] registers = RegisterEncoder.encode(slice, new RawValue.Whole(value & 0xFFF), old);
    RegisterSource whole = source(RawType.UINT32, order);
    long was = whole(whole, old);
    assertThat(whole(whole, registers))
        .isEqualTo(was & ~(0xFFFL << 9) | (long) (value & 0xFFF) << 9);
  }

  @Test
  void whatDoesNotFitIsNotEncoded() {
    assertThat(encode(RawType.UINT16, 65536)).isNull();
    assertThat(encode(RawType.UINT16, -1)).isNull();
    assertThat(encode(RawType.INT16, 32768)).isNull();
    assertThat(encode(RawType.BCD16, 10_000)).isNull();
    assertThat(encode(RawType.BCD16, 1234)).isEqualTo(Frames.bytes("12 34"));
    assertThat(encode(RawType.FLOAT32, 2)).isEqualTo(Frames.bytes("40 00 00 00"));
  }

  private static byte[] encode(RawType type, long value) {
    return RegisterEncoder.encode(source(type, WordOrder.ABCD), new RawValue.Whole(value), null);
  }

  private static long whole(RegisterSource source, byte[] bytes) {
    return ((RawValue.Whole) RegisterDecoder.decode(source, ByteBuffer.wrap(bytes), 0, 0)).value();
  }

  private static RawValue decode(RawType type, WordOrder order, String bytes) {
    return RegisterDecoder.decode(source(type, order), ByteBuffer.wrap(Frames.bytes(bytes)), 0, 0);
  }

  private static RegisterSource source(RawType type, WordOrder order) {
    return new RegisterSource(ModbusTable.HOLDING, 0, type, type.registers(), order, -1, -1, -1);
  }
}
