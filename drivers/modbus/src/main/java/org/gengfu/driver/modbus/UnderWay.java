package org.gengfu.driver.modbus;

import java.nio.ByteBuffer;
import java.time.Duration;
import org.gengfu.driver.ReadOutcome;
import org.jspecify.annotations.Nullable;

/**
 * The one question that a line carries, and who hears of its outcome, exactly once. Called by the
 * line's thread only. The question is off the line before its asker hears, so that the asker may
 * ask again at once.
 */
final class UnderWay {
  private final String line;
  private @Nullable Question question;
  private Line.@Nullable Asker asker;
  private long askedAtNanos;

  /**
   * @param line names the line in complaints
   */
  UnderWay(String line) {
    this.line = line;
  }

  void begin(Question asked, Line.Asker done, long nowNanos) {
    if (question != null) {
      throw new IllegalStateException("a question is under way already on " + line);
    }
    question = asked;
    asker = done;
    askedAtNanos = nowNanos;
  }

  /** The question, null when none is under way. */
  @Nullable Question question() {
    return question;
  }

  void answered(ByteBuffer in, int offset) {
    take().answered(in, offset);
  }

  void failed(ReadOutcome why) {
    take().failed(why);
  }

  /** Ends as no answer; does nothing when no question is under way. */
  void noAnswer(String why, long nowNanos) {
    if (question != null) {
      take().failed(new ReadOutcome.NoAnswer(Duration.ofNanos(nowNanos - askedAtNanos), why));
    }
  }

  private Line.Asker take() {
    Line.Asker done = asker;
    if (done == null) {
      throw new IllegalStateException("an answer without a question on " + line);
    }
    asker = null;
    question = null;
    return done;
  }
}
