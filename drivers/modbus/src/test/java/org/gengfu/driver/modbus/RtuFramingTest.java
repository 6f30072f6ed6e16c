package org.gengfu.driver.modbus;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.gengfu.profile.ModbusTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Frames of Modbus over Serial Line V1.02, section 2.5.1. */
class RtuFramingTest {
  /** Answer of a temperature and humidity sensor: 65.8 %RH, -9.7 degrees. */
  private static final String ANSWER = "01 03 04 02 92 FF 9F 5B FE";

  private final RtuFraming framing = new RtuFraming();
  private final Question question =
      Question.read(1, ModbusTable.HOLDING, 0, 2, QuestionTest.TIMING);

  @Test
  void aQuestionEndsInItsChecksumLowByteFirst() {
    assertThat(begin(question)).isEqualTo("01 03 00 00 00 02 C4 0B");
    assertThat(begin(Question.read(1, ModbusTable.INPUT, 1, 2, QuestionTest.TIMING)))
        .isEqualTo("01 04 00 01 00 02 20 0B");
    assertThat(begin(Question.read(1, ModbusTable.HOLDING, 11000, 28, QuestionTest.TIMING)))
        .isEqualTo("01 03 2A F8 00 1C CD EA");
  }

  /** Adapters hand bytes over in any portions. */
  @Test
  void anAnswerIsFoundWhereverItIsCut() {
    byte[] answer = Frames.bytes(ANSWER);
    for (int cut = 1; cut < answer.length; cut++) {
      begin(question);
      framing.buffer().put(answer, 0, cut);
      assertThat(framing.received()).as("first %d bytes", cut).isEqualTo(new Verdict.More());
      framing.buffer().put(answer, cut, answer.length - cut);
      assertThat(framing.received()).isEqualTo(new Verdict.Answer(1));
    }
  }

  @Test
  void anExceptionAnswerIsFoundByteByByte() {
    begin(question);
    byte[] answer = Frames.bytes("01 83 02 C0 F1");
    for (int i = 0; i < 4; i++) {
      assertThat(feed(new byte[] {answer[i]})).isEqualTo(new Verdict.More());
    }
    assertThat(feed(new byte[] {answer[4]})).isEqualTo(new Verdict.ErrorAnswer(2));
  }

  @ParameterizedTest
  @CsvSource({
    "01 03 04 02 92 FF 9F 5B FF, wrong checksum",
    "01 03 04 02 92, cut short",
    "02 03 04 02 92 FF 9F 1F FE, unit 2 answered",
    "01 04 04 02 92 FF 9F 5A 49, function 04 answered",
    "55 AA 55 AA, no frame of unit 1"
  })
  void whatIsWrongIsSaidAtTheEndOfTheWait(String bytes, String why) {
    begin(question);
    byte[] body = Frames.bytes(bytes);
    if (why.startsWith("unit") || why.startsWith("function")) {
      body = Frames.withCrc(java.util.Arrays.copyOf(body, body.length - 2));
    }
    assertThat(feed(body)).isEqualTo(new Verdict.More());
    assertThat(framing.diagnose()).isNotNull();
    assertThat(framing.diagnose().why()).contains(why);
    assertThat(framing.hex()).startsWith(bytes.substring(0, 8));
  }

  @Test
  void aWholeAnswerOfAnotherLengthIsDamagedAndExplained() {
    begin(question);
    assertThat(feed(Frames.withCrc(Frames.bytes("01 03 02 02 92")))).isEqualTo(new Verdict.More());
    assertThat(framing.damaged()).isTrue();
    assertThat(framing.diagnose().why()).contains("wrong length");
  }

  @Test
  void nothingReceivedIsNotMalformed() {
    begin(question);
    assertThat(framing.diagnose()).isNull();
  }

  /** A babbling neighbour or line noise before the answer does no harm. */
  @Property(tries = 200)
  void anAnswerIsFoundAfterAnyNoise(
      @ForAll long seed,
      @ForAll @IntRange(max = 3000) int length,
      @ForAll @IntRange(min = 1, max = 200) int portion) {
    byte[] noise = new byte[length];
    new Random(seed).nextBytes(noise);
    byte[] all = Frames.join(noise, Frames.bytes(ANSWER));
    begin(question);
    Verdict verdict = new Verdict.More();
    for (int at = 0; at < all.length && verdict instanceof Verdict.More; at += portion) {
      verdict = feed(java.util.Arrays.copyOfRange(all, at, Math.min(all.length, at + portion)));
    }
    assertThat(verdict).isInstanceOf(Verdict.Answer.class);
    int offset = ((Verdict.Answer) verdict).offset();
    assertThat(framing.buffer().get(offset)).isEqualTo((byte) 3);
    assertThat(framing.buffer().getShort(offset + 2)).isEqualTo((short) 0x0292);
  }

  /** A frame of the right unit and length from before must not survive into the next question. */
  @Test
  void whatWasReceivedBeforeAQuestionIsForgotten() {
    begin(question);
    feed(Frames.bytes("01 03 04 02"));
    begin(question);
    assertThat(feed(Frames.bytes("92 FF 9F 5B FE"))).isEqualTo(new Verdict.More());
    framing.end();
    assertThat(feed(Frames.bytes(ANSWER))).isEqualTo(new Verdict.More());
    assertThat(framing.buffer().position()).isZero();
  }

  private String begin(Question asked) {
    ByteBuffer out = ByteBuffer.allocate(256);
    framing.begin(asked, out);
    return Frames.hex(out);
  }

  /** As a line does: never more at once than there is room for. */
  private Verdict feed(byte[] bytes) {
    Verdict verdict = new Verdict.More();
    int at = 0;
    while (at < bytes.length && verdict instanceof Verdict.More) {
      int count = Math.min(bytes.length - at, framing.buffer().remaining());
      framing.buffer().put(bytes, at, count);
      verdict = framing.received();
      at += count;
    }
    return verdict;
  }
}
