package org.gengfu.driver.serial;

import java.math.BigDecimal;
import java.util.List;
import org.gengfu.driver.ReadOutcome;
import org.gengfu.profile.serial.Answer;
import org.gengfu.profile.serial.Frame;
import org.gengfu.profile.serial.Question;
import org.gengfu.profile.serial.SerialBlock;
import org.jspecify.annotations.Nullable;

/**
 * One question to one device, encoded, and who hears what came of it, exactly once. Called by the
 * line's thread only.
 */
final class Exchange {
  private final SerialPlan device;
  private final Question question;
  private final byte[] sent;
  private final List<Frame> frames;
  private final Asker asker;
  private boolean ended;

  /** Who asked. */
  interface Asker {
    /**
     * The answer came.
     *
     * @param answer null when nothing came and nothing had to
     */
    void answered(@Nullable Received answer);

    /** Anything else came, or nothing. */
    void failed(ReadOutcome why);
  }

  /**
   * @param value put in where the question takes one
   */
  Exchange(SerialPlan device, Question question, BigDecimal value, Asker asker) {
    this.device = device;
    this.question = question;
    this.asker = asker;
    sent =
        FrameWriter.frame(
            question.frame(), FrameWriter.fill(question.send(), device.address(), value));
    Answer answer = question.answer();
    frames = answer == null ? answerFrames(device.block()) : List.of(answer.frame());
  }

  /** A command without an answer may still be refused, in any frame that answers come in. */
  private static List<Frame> answerFrames(SerialBlock block) {
    return block.questions().values().stream()
        .flatMap(q ->
            q.answer() == null
                ? java.util.stream.Stream.of()
                : java.util.stream.Stream.of(q.answer().frame()))
        .distinct()
        .toList();
  }

  SerialPlan device() {
    return device;
  }

  SerialBlock block() {
    return device.block();
  }

  Question question() {
    return question;
  }

  /** The question's frame. Nobody changes it. */
  byte[] sent() {
    return sent;
  }

  /** Frames in which an answer or a refusal may come. */
  List<Frame> frames() {
    return frames;
  }

  /**
   * What a frame means for this question.
   *
   * @return null when it is none of this device's
   */
  @Nullable Reply reply(Received received) {
    Answer answer = question.answer();
    ReadOutcome.DeviceError refusal = AnswerCheck.refusal(received, block());
    if (refusal != null) {
      return new Reply(received, refusal);
    }
    if (answer == null) {
      return new Reply(received, AnswerCheck.result(received, block()));
    }
    if (!AnswerCheck.fits(received, answer, device.address())) {
      return null;
    }
    return new Reply(received, AnswerCheck.result(received, block()));
  }

  /**
   * A frame of the device.
   *
   * @param refusal why it is no answer, or null
   */
  record Reply(Received received, ReadOutcome.@Nullable DeviceError refusal) {}

  void answered(@Nullable Received answer) {
    if (!ended) {
      ended = true;
      asker.answered(answer);
    }
  }

  void failed(ReadOutcome why) {
    if (!ended) {
      ended = true;
      asker.failed(why);
    }
  }
}
