package org.gengfu.driver.serial;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.gengfu.profile.serial.ByteOrder;
import org.gengfu.profile.serial.Checksum;
import org.gengfu.profile.serial.Checksum.Rule;
import org.gengfu.profile.serial.Coding;
import org.gengfu.profile.serial.Frame;
import org.gengfu.profile.serial.Question;
import org.gengfu.profile.serial.SerialBlock;
import org.junit.jupiter.api.Test;

/**
 * Frames and checksums by bytes that others have reckoned, and by the mistakes that others made.
 */
class FrameScannerTest {
  private static final Frame YDT =
      ((SerialBlock) Plans.profile("ups-ydt1363").protocol()).questions().get("analog").frame();

  private static FrameScanner.Seen look(Frame frame, String text) {
    byte[] wire = text.getBytes(StandardCharsets.ISO_8859_1);
    return FrameScanner.look(frame, wire, 0, wire.length, false);
  }

  private static Checksum sum(Rule rule, int... raised) {
    List<Integer> list = java.util.Arrays.stream(raised).boxed().toList();
    return new Checksum(rule, Coding.BINARY, ByteOrder.BIG, 0, 0, list);
  }

  /** Real frames of a Liebert GXE and of a Seplos battery, and one of a UL33. */
  @Test
  void realFramesOfYdt1363AreWhole() {
    for (String frame :
        List.of(
            "~21012A500000FDA4\r",
            "~21012A000000FDA9\r",
            "~17012AC0E00200FD1A\r",
            "~20004642E00200FD37\r",
            "~2000460010960001100CD70CE90CF40CD60CEF0CE50CE10CDC0CE90CF00CE80CEF0CEA0CDA0CDE0CD8060BA60BA00B970BA60BA50BA2FD5C14A0344E0A426803134650004603E8149F0000000000000000DC6C\r",
            "~200046930000FDA8\r",
            "~20024600B014026EF05AA0022BFDD5C0F915\r")) {
      assertThat(look(YDT, frame)).as(frame).isInstanceOf(FrameScanner.Seen.Whole.class);
    }
  }

  /**
   * Two widely copied examples are wrong by one and by two; whoever accepts them checks nothing.
   */
  @Test
  void thePublicExamplesThatAreWrongAreRefused() {
    assertThat(look(YDT, "~1203400456ABCEFEFC72\r")).isNotInstanceOf(FrameScanner.Seen.Whole.class);
    assertThat(look(YDT, "~210160420000FDB2\r"))
        .isEqualTo(new FrameScanner.Seen.No("wrong checksum: FDB0 reckoned", true));
    assertThat(look(YDT, "~210160420000FDB0\r")).isInstanceOf(FrameScanner.Seen.Whole.class);
  }

  /** A nibble sum of 16 has LCHKSUM 0, not 10 hexadecimal: one public code gets five digits. */
  @Test
  void aLengthOf88HasTheCheckZero() {
    byte[] frame =
        FrameWriter.frame(
            YDT, ("21012A00" + "00".repeat(0x44)).getBytes(StandardCharsets.US_ASCII));
    String text = new String(frame, StandardCharsets.US_ASCII);
    assertThat(text).startsWith("~21012A000088");
    assertThat(look(YDT, text)).isInstanceOf(FrameScanner.Seen.Whole.class);
    assertThat(look(YDT, text.replace("0088", "1088"))).isInstanceOf(FrameScanner.Seen.No.class);
  }

  @Test
  void questionsOfYdt1363AreThoseThatWereReckonedByHand() {
    SerialBlock block = (SerialBlock) Plans.profile("ups-ydt1363").protocol();
    assertThat(sent(block, "analog", 1)).isEqualTo("~21012A420000FDA3\r");
    assertThat(sent(block, "switches", 1)).isEqualTo("~21012A430000FDA2\r");
    assertThat(sent(block, "alarms", 1)).isEqualTo("~21012A440000FDA1\r");
    SerialBlock cooling = (SerialBlock) Plans.profile("crac-ydt1363").protocol();
    assertThat(sent(cooling, "analog", 1)).isEqualTo("~200160420000FDB1\r");
  }

  private static String sent(SerialBlock block, String id, int address) {
    Question question = block.questions().get(id);
    byte[] body = FrameWriter.fill(question.send(), address, BigDecimal.ZERO);
    return new String(FrameWriter.frame(question.frame(), body), StandardCharsets.US_ASCII);
  }

  /** Small letters are read; whatever is no digit is not. */
  @Test
  void digitsMayBeSmallButMustBeDigits() {
    assertThat(look(YDT, "~21012A500000fda4\r")).isInstanceOf(FrameScanner.Seen.Whole.class);
    assertThat(look(YDT, "~21012A50000GFDA4\r")).isInstanceOf(FrameScanner.Seen.No.class);
  }

  @Test
  void everySplitPointWaitsForMore() {
    String whole = "~20004642E00200FD37\r";
    for (int end = 0; end < whole.length(); end++) {
      assertThat(look(YDT, whole.substring(0, end)))
          .as("%d bytes", end)
          .isInstanceOf(FrameScanner.Seen.More.class);
    }
  }

  @Test
  void everyFlippedBitIsSeen() {
    byte[] whole = "~20004642E00200FD37\r".getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i < whole.length * 8; i++) {
      byte[] bent = whole.clone();
      bent[i / 8] ^= (byte) (1 << i % 8);
      boolean onlyCase = (bent[i / 8] ^ whole[i / 8]) == 0x20 && Character.isLetter(whole[i / 8]);
      FrameScanner.Seen seen = FrameScanner.look(YDT, bent, 0, bent.length, false);
      boolean checked = i / 8 < 15 || !onlyCase;
      if (checked) {
        assertThat(seen).as("bit %d", i).isNotInstanceOf(FrameScanner.Seen.Whole.class);
      }
    }
  }

  /** Axpert-type inverters: CRC-16 with polynomial 1021 whose forbidden bytes are raised. */
  @Test
  void crcOfAxpertIsThatOfItsManual() {
    Checksum axpert = sum(new Rule.Crc16(0x1021, 0, false, 0), 0x28, 0x0D, 0x0A);
    assertThat(of(axpert, "QPI")).isEqualTo(0xBEAC);
    assertThat(of(axpert, "QPIGS")).isEqualTo(0xB7A9);
    assertThat(of(axpert, "QMOD")).isEqualTo(0x49C1);
  }

  /** Check values of the catalogue of CRC algorithms for the text 123456789. */
  @Test
  void checksumsOfTheCatalogue() {
    assertThat(of(sum(new Rule.Crc16(0x8005, 0xFFFF, true, 0)), "123456789")).isEqualTo(0x4B37);
    assertThat(of(sum(new Rule.Crc16(0x1021, 0, false, 0)), "123456789")).isEqualTo(0x31C3);
    assertThat(of(sum(new Rule.Crc16(0x1021, 0xFFFF, false, 0)), "123456789")).isEqualTo(0x29B1);
    assertThat(of(sum(new Rule.Crc16(0x1021, 0, true, 0)), "123456789")).isEqualTo(0x2189);
    assertThat(of(sum(new Rule.Xor()), "123456789")).isEqualTo(0x31);
    assertThat(of(sum(new Rule.Sum(1, false)), "123456789")).isEqualTo(0xDD);
    assertThat(of(sum(new Rule.Sum(1, true)), "123456789")).isEqualTo(0x23);
    assertThat(of(sum(new Rule.Sum(2, true)), "123456789")).isEqualTo(0xFE23);
  }

  private static int of(Checksum checksum, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    return Checksums.of(checksum, bytes, 0, bytes.length);
  }

  /** Worked frames of the public caller protocol. */
  @Test
  void callersFramesAreWhole() {
    Frame caller =
        ((SerialBlock) Plans.profile("queue-caller-ff68").protocol()).heard().get("key").frame();
    for (String hex :
        List.of(
            "FF68030368 05010C12 16",
            "FF68040468 0501060F1B 16",
            "FF68030368 05110218 16",
            "FF68080868 05020A0A0A0002072E 16",
            "FF68020268 050308 16")) {
      byte[] wire = HexFormat.of().parseHex(hex.replace(" ", ""));
      assertThat(FrameScanner.look(caller, wire, 0, wire.length, false))
          .as(hex)
          .isInstanceOf(FrameScanner.Seen.Whole.class);
    }
    byte[] copiesDiffer = HexFormat.of().parseHex("FF6803046805010C1216");
    assertThat(FrameScanner.look(caller, copiesDiffer, 0, copiesDiffer.length, false))
        .isInstanceOf(FrameScanner.Seen.No.class);
  }

  @Test
  void escapedBytesAreUndone() {
    Frame frame =
        new Frame(
            "f",
            new org.gengfu.profile.serial.Bytes("\u0002"),
            new org.gengfu.profile.serial.Bytes("\u0003"),
            0,
            null,
            new Frame.Escape(0x10, 0x20),
            sum(new Rule.Xor()),
            1,
            Coding.BINARY,
            64);
    byte[] body = {0x02, 0x03, 0x10, 0x41};
    byte[] wire = FrameWriter.frame(frame, body);
    assertThat(wire).startsWith(0x02, 0x10, 0x22, 0x10, 0x23, 0x10, 0x30, 0x41);
    FrameScanner.Seen seen = FrameScanner.look(frame, wire, 0, wire.length, false);
    assertThat(((FrameScanner.Seen.Whole) seen).received().data()).isEqualTo(body);
  }
}
