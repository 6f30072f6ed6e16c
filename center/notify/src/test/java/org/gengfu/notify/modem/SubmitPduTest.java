package org.gengfu.notify.modem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/** Against published examples, and against what another program (gammu 1.42) makes of a text. */
class SubmitPduTest {
  private static SubmitPdu.Order order(String number, int reference, int validity) {
    return new SubmitPdu.Order(number, reference, false, validity);
  }

  private static List<String> hex(List<SubmitPdu> pdus) {
    return pdus.stream().map(SubmitPdu::hex).toList();
  }

  /** The example of developershome.com's tutorial on AT+CMGS, without its service center. */
  @Test
  void aTextOfTheDefaultAlphabetIsPacked() {
    List<SubmitPdu> pdus =
        SubmitPdu.of(order("+85291234567", 0, -1), "It is easy to send text messages.");
    assertThat(hex(pdus))
        .containsExactly(
            "0001000B915892214365F7000021493A283D0795C3F33C88FE06CDCB6E32885EC6D341EDF27C1E3E97E72E");
    assertThat(pdus.getFirst().length()).isEqualTo(42);
  }

  /** The example of dreamfabric.com/sms: "hellohello", valid for four days, AT+CMGS=23. */
  @Test
  void validityStandsBeforeTheText() {
    List<SubmitPdu> pdus = SubmitPdu.of(order("+46708251358", 0, 0xAA), "hellohello");
    assertThat(hex(pdus)).containsExactly("0011000B916407281553F80000AA0AE8329BFD4697D9EC37");
    assertThat(pdus.getFirst().length()).isEqualTo(23);
    assertThat(Validity.of(Duration.ofDays(4))).isEqualTo(0xAA);
  }

  @Test
  void chineseGoesAsUcs2() {
    List<SubmitPdu> pdus = SubmitPdu.of(order("+8613800000001", 0, 255), "停电了");
    assertThat(hex(pdus)).containsExactly("0011000D91683108000000F10008FF06505C75354E86");
    assertThat(pdus.getFirst().length()).isEqualTo(21);
  }

  @Test
  void aLongChineseTextGoesInParts() {
    assertThat(hex(SubmitPdu.of(order("+8613800000001", 0xC3, 255), "人民路机柜市电停电请确认收到".repeat(6))))
        .containsExactly(
            "0051000D91683108000000F10008FF8C050003C30201"
                + ("4EBA6C118DEF673A67DC5E027535505C75358BF7786E8BA465365230".repeat(5))
                    .substring(0, 268),
            "0051000D91683108000000F10008FF28050003C30202"
                + "8BA4653652304EBA6C118DEF673A67DC5E027535505C75358BF7786E8BA465365230");
  }

  @Test
  void aLongTextOfTheDefaultAlphabetGoesInPartsOfSeptets() {
    String text = "Mains failed at cabinet 12, please confirm. ".repeat(4) + "{ok}";
    List<SubmitPdu> pdus = SubmitPdu.of(order("+8613800000001", 0xC9, 255), text);
    assertThat(pdus).extracting(SubmitPdu::length).containsExactly(155, 47);
    assertThat(hex(pdus))
        .containsExactly(
            "0051000D91683108000000F10000FFA0050003C902019AE1B47B0E3287D3EC321914A683C66171DA5DA683"
                + "62321608CE2E87E765D0F8ED36A7E56D17A8194EBBE7207338CD2E9341613A681C16A7DD653A2826"
                + "6381E0EC72785E068DDF6E735ADE76819AE1B47B0E3287D3EC321914A683C66171DA5DA683623216"
                + "08CE2E87E765D0F8ED36A7E56D17A8194EBBE7207338CD2E9341613A681C16A7DD",
            "0051000D91683108000000F10000FF24050003C90202CA74504CC602C1D9E5F0BC0C1ABFDDE6B4BCED026D"
                + "50EFF52605");
  }

  @Test
  void aNationalNumberOfElevenDigitsIsFilledUp() {
    assertThat(hex(SubmitPdu.of(new SubmitPdu.Order("13421839693", 0, true, -1), "")))
        .containsExactly("0021000B813124819396F3000000");
  }

  @Test
  void whatCannotBeSentIsRefused() {
    assertThatThrownBy(() -> order("call me", 0, -1)).hasMessageContaining("no telephone number");
    assertThatThrownBy(() -> SubmitPdu.of(order("1", 0, -1), "电".repeat(671)))
        .hasMessageContaining("11 parts");
    assertThat(SubmitPdu.of(order("1", 0, -1), "电".repeat(670))).hasSize(10);
  }

  /** 3GPP TS 23.040, 9.2.3.12.1. */
  @Test
  void validityIsRoundedUp() {
    assertThat(Validity.of(Duration.ofMinutes(5))).isZero();
    assertThat(Validity.of(Duration.ofMinutes(6))).isEqualTo(1);
    assertThat(Validity.of(Duration.ofHours(12))).isEqualTo(143);
    assertThat(Validity.of(Duration.ofMinutes(12 * 60 + 1))).isEqualTo(144);
    assertThat(Validity.of(Duration.ofHours(24))).isEqualTo(167);
    assertThat(Validity.of(Duration.ofDays(2))).isEqualTo(168);
    assertThat(Validity.of(Duration.ofDays(30))).isEqualTo(196);
    assertThat(Validity.of(Duration.ofDays(35))).isEqualTo(197);
    assertThat(Validity.of(Validity.MOST)).isEqualTo(255);
  }

  /** A character outside UCS-2 is two units; a part that ended between them would show neither. */
  @Test
  void aCharacterIsNeverTorn() {
    String text = "电".repeat(66) + "🔌" + "电".repeat(10);
    List<String> parts =
        SubmitPdu.of(order("1", 0, -1), text).stream()
            .map(each -> HeardMessage.read(each.hex()).text())
            .toList();
    assertThat(parts).containsExactly("电".repeat(66), "🔌" + "电".repeat(10));
    String extended = "a".repeat(152) + "{" + "a".repeat(10);
    assertThat(SubmitPdu.of(order("1", 0, -1), extended + "a".repeat(10)))
        .extracting(each -> HeardMessage.read(each.hex()).text())
        .containsExactly("a".repeat(152), "{" + "a".repeat(20));
  }

  /** Another reader, written from the standard apart from the writer, finds the text again. */
  @Property(tries = 500)
  void whateverIsWrittenIsRead(
      @ForAll @StringLength(max = 300) String text, @ForAll @IntRange(max = 255) int reference) {
    String clean =
        new String(
            text.codePoints().filter(each -> each < 0xD800).toArray(),
            0,
            (int) text.codePoints().filter(each -> each < 0xD800).count());
    StringBuilder read = new StringBuilder();
    List<SubmitPdu> pdus = SubmitPdu.of(order("+8613800000001", reference, 167), clean);
    for (int i = 0; i < pdus.size(); i++) {
      HeardMessage heard = HeardMessage.read(pdus.get(i).hex());
      assertThat(heard.number()).isEqualTo("+8613800000001");
      assertThat(heard.octets()).isEqualTo(pdus.get(i).length()).isLessThanOrEqualTo(164);
      assertThat(heard.part()).isEqualTo(pdus.size() == 1 ? 0 : i + 1);
      assertThat(heard.parts()).isEqualTo(pdus.size() == 1 ? 0 : pdus.size());
      read.append(heard.text());
    }
    assertThat(read.toString()).isEqualTo(clean);
  }

  /** A published report: amro.blogspot.com, 2007-09-17, a service center put before it. */
  @Test
  void aStatusReportIsRead() {
    assertThat(StatusReport.read("0006000B910221815716F2709021510121807090215101718000"))
        .contains(new StatusReport(0, "+20121875612", 0));
    assertThat(
            StatusReport.read("0006000B910221815716F2709021510121807090215101718041")
                .map(StatusReport::arrival))
        .contains(StatusReport.Arrival.FAILED);
    assertThat(new StatusReport(0, "", 0x30).arrival()).isEqualTo(StatusReport.Arrival.TRYING);
  }

  @Test
  void aReportThatIsCutOrNoneIsNoReport() {
    String whole = "0006000B910221815716F2709021510121807090215101718000";
    for (int i = 0; i < whole.length(); i++) {
      assertThat(StatusReport.read(whole.substring(0, i))).as("cut at " + i).isEmpty();
    }
    assertThat(StatusReport.read("00" + "04" + whole.substring(4))).isEmpty();
    assertThat(StatusReport.read("what")).isEmpty();
  }
}
