package org.gengfu.driver.modbus;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import org.gengfu.driver.ReadOutcome;
import org.gengfu.driver.transport.Parity;
import org.gengfu.driver.transport.ReconnectRest;
import org.gengfu.profile.ModbusTable;
import org.junit.jupiter.api.Test;

/** A serial line, step by step on a clock that the test owns. */
class SerialLineTest {
  private static final ModbusSettings.Serial SETTINGS =
      new ModbusSettings.Serial("fake", 9600, Parity.NONE, 1, null);
  private static final PeerFrames FRAMES = new PeerFrames(true);

  private final FakeSerialLink link = new FakeSerialLink();
  private final SerialLine line = new SerialLine(SETTINGS, link, new ReconnectRest(() -> 0));

  @Test
  void theSilenceBetweenFramesIsThreeAndAHalfCharacters() {
    assertThat(SETTINGS.silence()).isEqualTo(Duration.ofNanos(4_010_416));
    assertThat(new ModbusSettings.Serial("x", 115_200, Parity.EVEN, 1, null).silence())
        .isEqualTo(Duration.ofNanos(1_750_000));
  }

  @Test
  void anAnswerIsTaken() {
    link.device(question -> FRAMES.answer(question, 42));
    assertThat(ask(1)).isEqualTo("value 42");
  }

  @Test
  void silenceCostsTheTimeOut() {
    assertThat(ask(1)).isEqualTo("NoAnswer no answer in time");
    assertThat(link.nowNanos()).isBetween(500_000_000L, 600_000_000L);
  }

  /** The late answer has the right unit, function and length, and a right checksum. */
  @Test
  void aUnitThatOwesAnAnswerIsLeftAloneAndItsLateAnswerDropped() {
    link.answersAfterMillis(700);
    link.device(question -> FRAMES.answer(question, 111));
    assertThat(ask(1)).startsWith("NoAnswer");
    link.answersAfterMillis(10);
    link.device(question -> FRAMES.answer(question, 222));
    assertThat(ask(1)).isEqualTo("value 222");
    assertThat(link.askedAtMillis().get(1)).isGreaterThanOrEqualTo(1000);
  }

  /** Its neighbours need not wait: their answers are told apart by the unit. */
  @Test
  void otherUnitsAreAskedWhileOneOwesAnAnswer() {
    link.answersAfterMillis(700);
    link.device(question -> FRAMES.answer(question, 111));
    assertThat(ask(1)).startsWith("NoAnswer");
    link.answersAfterMillis(300);
    link.device(question -> FRAMES.answer(question, 222));
    assertThat(ask(2)).isEqualTo("value 222");
    assertThat(link.askedAtMillis().get(1)).isLessThan(620);
  }

  @Test
  void aRepeatedQuestionNeedNotWait() {
    assertThat(ask(1)).startsWith("NoAnswer");
    link.device(question -> FRAMES.answer(question, 5));
    Heard heard = new Heard();
    line.repeat(question(1), heard);
    run(heard);
    assertThat(heard.what).isEqualTo("value 5");
    assertThat(link.askedAtMillis().get(1)).isLessThan(620);
  }

  /** A babbling device must not starve the healthy ones. */
  @Test
  void answersAreFoundOnALineThatNeverFallsSilent() {
    link.babbles(3);
    link.device(question -> FRAMES.answer(question, 9));
    long start = link.nowNanos();
    for (int i = 0; i < 20; i++) {
      assertThat(ask(1 + i)).isEqualTo("value 9");
    }
    assertThat(link.nowNanos() - start).isLessThan(Duration.ofMillis(500).toNanos());
  }

  @Test
  void aDamagedAnswerIsGivenUpWhenTheLineIsQuietAgain() {
    link.device(question -> {
      byte[] answer = FRAMES.answer(question, 9);
      answer[4] ^= 1;
      return answer;
    });
    assertThat(ask(1)).isEqualTo("Malformed wrong checksum");
    assertThat(link.nowNanos()).isLessThan(200_000_000L);
  }

  @Test
  void anExceptionOfAGatewayIsNoSilence() {
    link.device(question -> FRAMES.exception(question, 0x0B));
    assertThat(ask(1)).isEqualTo("DeviceError 11");
  }

  /** An adapter that was pulled out comes back by itself, after a rest that grows. */
  @Test
  void aMissingPortRestsAndComesBack() {
    link.missing(true);
    assertThat(ask(1)).isEqualTo("NoAnswer serial port fake does not exist");
    assertThat(ask(1)).contains("does not exist; next attempt in");
    assertThat(link.opened()).isEqualTo(1);
    link.missing(false);
    link.device(question -> FRAMES.answer(question, 3));
    link.pause(Duration.ofSeconds(1).toNanos());
    assertThat(ask(1)).isEqualTo("value 3");
    link.missing(true);
    assertThat(ask(1)).isEqualTo("NoAnswer serial port fake is gone");
  }

  @Test
  void theGapOfADeviceIsKept() {
    link.device(question -> FRAMES.answer(question, 3));
    assertThat(ask(1)).isEqualTo("value 3");
    Heard heard = new Heard();
    Question.Timing slow = new Question.Timing(Duration.ofMillis(500), Duration.ofMillis(80));
    line.ask(Question.read(1, ModbusTable.HOLDING, 0, 1, slow), heard);
    run(heard);
    assertThat(link.askedAtMillis().get(1) - link.askedAtMillis().get(0))
        .isGreaterThanOrEqualTo(80);
  }

  private String ask(int unit) {
    Heard heard = new Heard();
    line.ask(question(unit), heard);
    run(heard);
    return heard.what;
  }

  private void run(Heard heard) {
    for (int i = 0; i < 10_000 && heard.what.isEmpty(); i++) {
      line.step();
    }
  }

  private static Question question(int unit) {
    return Question.read(unit, ModbusTable.HOLDING, 0, 2, QuestionTest.TIMING);
  }

  private static final class Heard implements Line.Asker {
    private String what = "";

    @Override
    public void answered(ByteBuffer in, int offset) {
      what += "value " + in.getShort(offset + 2);
    }

    @Override
    public void failed(ReadOutcome why) {
      what +=
          switch (why) {
            case ReadOutcome.NoAnswer noAnswer -> "NoAnswer " + noAnswer.why();
            case ReadOutcome.Malformed malformed -> "Malformed " + malformed.why();
            case ReadOutcome.DeviceError error -> "DeviceError " + error.code();
            case ReadOutcome.Values values -> "Values";
          };
    }
  }
}
