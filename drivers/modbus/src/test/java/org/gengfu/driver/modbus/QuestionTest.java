package org.gengfu.driver.modbus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.time.Duration;
import org.gengfu.profile.ModbusTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Golden bytes: the examples of the Modbus Application Protocol Specification V1.1b3, section 6.
 */
class QuestionTest {
  static final Question.Timing TIMING = new Question.Timing(Duration.ofMillis(500), Duration.ZERO);

  @ParameterizedTest
  @CsvSource({
    "COIL, 19, 19, 01 00 13 00 13, 01 03 CD 6B 05",
    "DISCRETE, 196, 22, 02 00 C4 00 16, 02 03 AC DB 35",
    "HOLDING, 107, 3, 03 00 6B 00 03, 03 06 02 2B 00 00 00 64",
    "INPUT, 8, 1, 04 00 08 00 01, 04 02 00 0A"
  })
  void readsAreEncodedAndJudgedAsInTheSpecification(
      ModbusTable table, int address, int count, String request, String answer) {
    Question question = Question.read(1, table, address, count, TIMING);
    assertThat(pdu(question)).isEqualTo(request);
    assertThat(judge(question, answer)).isEqualTo(new Verdict.Answer(0));
  }

  /** Sections 6.5, 6.6 and 6.12. */
  @Test
  void writesAreEncodedAndJudgedAsInTheSpecification() {
    Question coil = Question.writeCoil(1, 172, true, TIMING);
    assertThat(pdu(coil)).isEqualTo("05 00 AC FF 00");
    assertThat(judge(coil, "05 00 AC FF 00")).isEqualTo(new Verdict.Answer(0));
    Question one = Question.writeRegisters(1, 1, Frames.bytes("00 03"), TIMING);
    assertThat(pdu(one)).isEqualTo("06 00 01 00 03");
    assertThat(judge(one, "06 00 01 00 03")).isEqualTo(new Verdict.Answer(0));
    Question two = Question.writeRegisters(1, 1, Frames.bytes("00 0A 01 02"), TIMING);
    assertThat(pdu(two)).isEqualTo("10 00 01 00 02 04 00 0A 01 02");
    assertThat(judge(two, "10 00 01 00 02")).isEqualTo(new Verdict.Answer(0));
  }

  @Test
  void aWriteThatIsEchoedWithAnotherValueIsMalformed() {
    Question one = Question.writeRegisters(1, 1, Frames.bytes("00 03"), TIMING);
    assertThat(judge(one, "06 00 01 00 04")).isInstanceOf(Verdict.Malformed.class);
  }

  /** Section 7: function with its highest bit set, then the code. */
  @Test
  void anExceptionAnswerIsAnErrorWithItsCode() {
    Question question = Question.read(1, ModbusTable.COIL, 1185, 1, TIMING);
    assertThat(judge(question, "81 02")).isEqualTo(new Verdict.ErrorAnswer(2));
    assertThat(judge(question, "81 02 00")).isInstanceOf(Verdict.Malformed.class);
  }

  @ParameterizedTest
  @CsvSource({
    "04 06 02 2B 00 00 00 64", // another function
    "03 04 02 2B 00 00", // fewer registers
    "03 08 02 2B 00 00 00 64 00 00", // more registers
    "03 05 02 2B 00 00 00 64" // a byte count that lies
  })
  void whatDoesNotFitTheQuestionIsMalformed(String answer) {
    Question question = Question.read(1, ModbusTable.HOLDING, 107, 3, TIMING);
    assertThat(judge(question, answer)).isInstanceOf(Verdict.Malformed.class);
  }

  /** Sections 6.1 to 6.4 and 6.12: limits of one question. */
  @Test
  void limitsOfTheProtocolAreKept() {
    assertThatThrownBy(() -> Question.read(1, ModbusTable.HOLDING, 0, 126, TIMING))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Question.read(1, ModbusTable.COIL, 0, 2001, TIMING))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Question.read(1, ModbusTable.HOLDING, 65535, 2, TIMING))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Question.writeRegisters(1, 0, new byte[248], TIMING))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(Question.read(1, ModbusTable.HOLDING, 65535, 1, TIMING)).isNotNull();
  }

  private static String pdu(Question question) {
    ByteBuffer out = ByteBuffer.allocate(260);
    question.putPdu(out);
    return Frames.hex(out.flip());
  }

  private static Verdict judge(Question question, String answer) {
    byte[] bytes = Frames.bytes(answer);
    return question.judge(ByteBuffer.wrap(bytes), 0, bytes.length);
  }
}
