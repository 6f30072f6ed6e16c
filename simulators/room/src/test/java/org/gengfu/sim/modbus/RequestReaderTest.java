package org.gengfu.sim.modbus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.gengfu.profile.ModbusTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestReaderTest {
  /** Limits of Modbus application protocol 1.1b3, 6.1 to 6.12. */
  @ParameterizedTest
  @CsvSource({
    "0300000000, ILLEGAL_VALUE",
    "030000007E, ILLEGAL_VALUE",
    "0100000000, ILLEGAL_VALUE",
    "01000007D1, ILLEGAL_VALUE",
    "03FFFF0002, ILLEGAL_ADDRESS",
    "0300, ILLEGAL_VALUE",
    "0500000001, ILLEGAL_VALUE",
    "10000000010100, ILLEGAL_VALUE",
    "1000000002020000, ILLEGAL_VALUE",
    "0F000000000100, ILLEGAL_VALUE",
    "0F000000090100, ILLEGAL_VALUE",
    "10FFFF000204000A000B, ILLEGAL_ADDRESS",
    "10000000, ILLEGAL_VALUE",
    "2B0E0387, ILLEGAL_FUNCTION",
    "00, ILLEGAL_FUNCTION",
    "83, ILLEGAL_FUNCTION"
  })
  void refuses(String pdu, Refusal refusal) {
    Request request = RequestReader.read(HexFormat.of().parseHex(pdu));
    assertThat(request).isInstanceOf(Request.Bad.class);
    assertThat(((Request.Bad) request).refusal()).isEqualTo(refusal);
  }

  @Test
  void readsTheExamplesOfTheStandard() {
    assertThat(read("03006B0003")).isEqualTo(new Request.Read(3, ModbusTable.HOLDING, 0x6B, 3));
    assertThat(read("010013 0013")).isEqualTo(new Request.Read(1, ModbusTable.COIL, 0x13, 0x13));
    assertThat(read("04 0000 007D")).isEqualTo(new Request.Read(4, ModbusTable.INPUT, 0, 125));
    Request.Write coils = (Request.Write) read("0F0013000A02CD01");
    assertThat(coils.values()).containsExactly(1, 0, 1, 1, 0, 0, 1, 1, 1, 0);
    assertThat(coils.echo()).isEqualTo(HexFormat.of().parseHex("0F0013000A"));
    Request.Write registers = (Request.Write) read("1000010002 04000A0102");
    assertThat(registers.values()).containsExactly(10, 0x102);
    Request.Write coil = (Request.Write) read("0500ACFF00");
    assertThat(coil.values()).containsExactly(1);
    assertThat(coil.echo()).isEqualTo(HexFormat.of().parseHex("0500ACFF00"));
    Request.Write register = (Request.Write) read("06000100FF");
    assertThat(register.echo()).isEqualTo(HexFormat.of().parseHex("06000100FF"));
  }

  /** Nothing that comes from a wire may break a device. */
  @Property(tries = 2_000)
  void neverFails(@ForAll @Size(min = 1, max = 253) byte[] pdu) {
    assertThat(RequestReader.read(pdu).function()).isBetween(0, 255);
  }

  @Test
  void anAnswerPacksBitsLowFirst() {
    Request.Read read = new Request.Read(1, ModbusTable.COIL, 0x13, 10);
    assertThat(Replies.values(read, new int[] {1, 0, 1, 1, 0, 0, 1, 1, 1, 0}))
        .isEqualTo(HexFormat.of().parseHex("0102CD01"));
  }

  @Test
  void aShortenedAnswerIsStillFramedWell() {
    Request.Read read = new Request.Read(3, ModbusTable.HOLDING, 0, 2);
    byte[] whole = Replies.values(read, new int[] {1, 2});
    assertThat(Replies.shortened(whole)).isEqualTo(HexFormat.of().parseHex("03020001"));
    assertThat(Replies.shortened(new byte[] {3, 2, 0, 1})).hasSize(3);
    assertThat(Replies.shortened(new byte[] {(byte) 0x83, 2})).hasSize(2);
  }

  private static Request read(String hex) {
    return RequestReader.read(HexFormat.of().parseHex(hex.replace(" ", "")));
  }
}
