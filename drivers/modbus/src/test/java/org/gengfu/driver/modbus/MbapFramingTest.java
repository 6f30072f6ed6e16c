package org.gengfu.driver.modbus;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.gengfu.profile.ModbusTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Frames of the Modbus Messaging on TCP/IP Implementation Guide V1.0b, section 3.1.3. */
class MbapFramingTest {
  private static final String ANSWER = "00 01 00 00 00 07 11 03 04 00 0A 01 02";

  private final MbapFraming framing = new MbapFraming();
  private final Question question =
      Question.read(0x11, ModbusTable.HOLDING, 0x6B, 2, QuestionTest.TIMING);

  @Test
  void aQuestionCarriesTransactionLengthAndUnit() {
    assertThat(begin()).isEqualTo("00 01 00 00 00 06 11 03 00 6B 00 02");
    assertThat(begin()).isEqualTo("00 02 00 00 00 06 11 03 00 6B 00 02");
  }

  @Test
  void anAnswerIsFoundWhereverItIsCut() {
    byte[] answer = Frames.bytes(ANSWER);
    for (int cut = 1; cut < answer.length; cut++) {
      MbapFraming fresh = new MbapFraming();
      fresh.begin(question, ByteBuffer.allocate(260));
      fresh.buffer().put(answer, 0, cut);
      assertThat(fresh.received()).as("first %d bytes", cut).isEqualTo(new Verdict.More());
      fresh.buffer().put(answer, cut, answer.length - cut);
      assertThat(fresh.received()).isEqualTo(new Verdict.Answer(7));
    }
  }

  /** Late answers, whole or cut, before the right one. */
  @Test
  void anAnswerToAnotherTransactionIsDropped() {
    begin();
    begin();
    assertThat(feed(ANSWER)).isEqualTo(new Verdict.More());
    String right = "00 02" + ANSWER.substring(5);
    byte[] both = Frames.join(Frames.bytes(ANSWER), Frames.bytes(right));
    for (int cut = 1; cut < both.length; cut++) {
      MbapFraming fresh = new MbapFraming();
      fresh.begin(question, ByteBuffer.allocate(260));
      fresh.begin(question, ByteBuffer.allocate(260));
      fresh.buffer().put(both, 0, cut);
      assertThat(fresh.received()).isEqualTo(new Verdict.More());
      fresh.buffer().put(both, cut, both.length - cut);
      assertThat(fresh.received()).isEqualTo(new Verdict.Answer(7));
    }
  }

  @Test
  void bytesAfterAnAnswerAreNotTakenForTheNext() {
    begin();
    assertThat(feed(ANSWER + " 00 01 00 00")).isEqualTo(new Verdict.Answer(7));
    begin();
    assertThat(feed("00 07 11 03 04 00 00 00 00")).isEqualTo(new Verdict.More());
    assertThat(feed("00 02" + ANSWER.substring(5))).isEqualTo(new Verdict.Answer(7));
  }

  @ParameterizedTest
  @CsvSource({
    "00 01 00 01 00 07 11 03, no Modbus TCP header", // protocol 1
    "00 01 00 00 00 02 11 03, no Modbus TCP header", // shorter than any answer
    "00 01 00 00 01 00 11 03, no Modbus TCP header" // longer than any answer
  })
  void withoutAHeaderTheStreamIsLost(String bytes, String why) {
    begin();
    assertThat(feed(bytes)).isEqualTo(new Verdict.Malformed(why, true));
  }

  @Test
  void anotherUnitIsMalformedAndTheStreamGoesOn() {
    begin();
    assertThat(feed(ANSWER.replace(" 11 03", " 12 03")))
        .isEqualTo(new Verdict.Malformed("unit 18 answered where 17 was asked", false));
    assertThat(framing.hex()).isEqualTo(ANSWER.replace(" 11 03", " 12 03"));
  }

  @Test
  void anAnswerCutShortIsSaidAtTheEndOfTheWait() {
    begin();
    assertThat(feed("00 01 00 00 00 07 11")).isEqualTo(new Verdict.More());
    assertThat(framing.diagnose())
        .isEqualTo(new Verdict.Malformed("cut short: 7 bytes came", true));
  }

  @Test
  void aPeerThatOnlyAnswersOldQuestionsIsDeranged() {
    begin();
    begin();
    Verdict verdict = new Verdict.More();
    for (int i = 0; i <= MbapFraming.MAX_STRAYS; i++) {
      assertThat(verdict).isEqualTo(new Verdict.More());
      verdict = feed(ANSWER);
    }
    assertThat(verdict).isInstanceOf(Verdict.Malformed.class);
  }

  @Test
  void transactionsWrapAfterSixtyFiveThousand() {
    for (int i = 0; i < 65_535; i++) {
      begin();
    }
    assertThat(begin()).startsWith("00 00 00 00");
    assertThat(begin()).startsWith("00 01 00 00");
  }

  /** The longest answer: 125 registers. */
  @Test
  void theLongestFrameFits() {
    Question longest = Question.read(1, ModbusTable.INPUT, 0, 125, QuestionTest.TIMING);
    framing.begin(longest, ByteBuffer.allocate(260));
    byte[] answer = Arrays.copyOf(Frames.bytes("00 01 00 00 00 FD 01 04 FA"), 9 + 250);
    framing.buffer().put(answer);
    assertThat(framing.received()).isEqualTo(new Verdict.Answer(7));
  }

  private String begin() {
    ByteBuffer out = ByteBuffer.allocate(260);
    framing.begin(question, out);
    return Frames.hex(out);
  }

  private Verdict feed(String hex) {
    framing.buffer().put(Frames.bytes(hex));
    return framing.received();
  }
}
