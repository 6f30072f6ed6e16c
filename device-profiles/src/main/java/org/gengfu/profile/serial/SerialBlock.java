package org.gengfu.profile.serial;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.gengfu.profile.ProtocolBlock;
import org.jspecify.annotations.Nullable;

/**
 * How a kind of device speaks on a serial line.
 *
 * @param line how the port is set when the device is delivered
 * @param timing how long everything takes
 * @param echo what it means when the question itself comes back
 * @param address its addresses, or null when it has none
 * @param questions what it can be asked or told, by id
 * @param heard what it says unasked, by id
 * @param refusals texts that mean that it does not know the question: the data of the answer's
 *     frame hold the pattern
 * @param result where every answer says how the question went, or null
 * @param absent a text that matches it as a whole means that there is no value
 * @param silence a device that only speaks counts as gone after this; null when it does not
 */
public record SerialBlock(
    Line line,
    Timing timing,
    Echo echo,
    @Nullable Address address,
    Map<String, Question> questions,
    Map<String, Answer> heard,
    List<Refusal> refusals,
    @Nullable Result result,
    Pattern absent,
    @Nullable Duration silence)
    implements ProtocolBlock {
  /** Most questions, and most kinds of what is heard. */
  public static final int MOST_QUESTIONS = 200;

  public SerialBlock {
    questions = Map.copyOf(questions);
    heard = Map.copyOf(heard);
    refusals = List.copyOf(refusals);
  }

  @Override
  public String name() {
    return "serial";
  }

  /**
   * The answer of a question, or what is heard, by id.
   *
   * @return null when nothing is called so or the question has no answer
   */
  public @Nullable Answer answer(String id) {
    Answer unasked = heard.get(id);
    Question question = questions.get(id);
    return unasked != null || question == null ? unasked : question.answer();
  }

  /** Parity of the line. */
  public enum Parity {
    NONE,
    EVEN,
    ODD
  }

  /**
   * Settings of the port.
   *
   * @param baud bits per second, or 0 when the profile leaves it open
   * @param dtr level of DTR that the device needs, or null
   * @param rts level of RTS that the device needs, or null
   */
  public record Line(
      int baud,
      int dataBits,
      Parity parity,
      int stopBits,
      @Nullable Boolean dtr,
      @Nullable Boolean rts) {}

  /**
   * How long everything takes.
   *
   * @param timeout how long the first byte of an answer may take
   * @param gap least pause between an answer and the next question
   * @param byteGap the line is silent so long after a frame that only a pause ends, and after a
   *     frame that broke off
   * @param turnaround pause between the last byte of a question and the first that may be an answer
   * @param sendGap pause between two bytes of a question, for devices that read slowly
   * @param settle pause after the port was opened
   * @param retries how often a question is repeated before it counts as failed
   */
  public record Timing(
      Duration timeout,
      Duration gap,
      Duration byteGap,
      Duration turnaround,
      Duration sendGap,
      Duration settle,
      int retries) {}

  /** What it means when the question itself comes back. */
  public enum Echo {
    /** Nothing: it is noise. */
    NONE,
    /** The line hears itself; the answer follows. */
    EXPECTED,
    /** The device does not know the question. */
    REFUSAL
  }

  /** Addresses of a kind of device. */
  public record Address(int min, int max, int standard) {}

  /**
   * An answer that means no.
   *
   * @param pattern is looked for in the data as text
   * @param code the protocol's own number, 0 when it has none
   * @param name the protocol's own word
   * @param busy true when the question may be asked again later
   */
  public record Refusal(Pattern pattern, int code, String name, boolean busy) {}

  /**
   * Where every answer says how the question went.
   *
   * @param at offset on the wire
   * @param size bytes on the wire
   * @param good numbers that mean that it went well
   * @param codes what the others mean, by number
   */
  public record Result(int at, int size, Coding coding, List<Long> good, Map<Long, Code> codes) {
    public Result {
      good = List.copyOf(good);
      codes = Map.copyOf(codes);
    }
  }

  /**
   * What a number of the result means.
   *
   * @param busy true when the question may be asked again later
   */
  public record Code(String name, boolean busy) {}
}
