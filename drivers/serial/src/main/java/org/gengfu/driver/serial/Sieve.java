package org.gengfu.driver.serial;

import java.util.List;
import org.gengfu.driver.ReadOutcome;
import org.gengfu.profile.serial.Frame;
import org.gengfu.profile.serial.SerialBlock.Echo;
import org.jspecify.annotations.Nullable;

/**
 * Finds frames among what comes on a line: the answer to the question, what is said unasked, and
 * everything else, which it throws away byte by byte until a frame begins. Called by the line's
 * thread only.
 */
final class Sieve {
  /** Bytes that may come for one question before it is given up. */
  static final int MOST_BYTES = 65_536;

  private final Inbox inbox = new Inbox();
  private final Ear ear;
  private boolean echoSeen;
  private boolean stranger;
  private boolean waits;
  private long understood;
  private @Nullable String damage;

  Sieve(Ear ear) {
    this.ear = ear;
  }

  /** A question begins: what came before is forgotten. */
  void begin() {
    inbox.clear();
    echoSeen = false;
    stranger = false;
    waits = false;
    understood = 0;
    damage = null;
  }

  Inbox inbox() {
    return inbox;
  }

  /** A frame came that was damaged on its way. */
  boolean damaged() {
    return damage != null;
  }

  /** A frame has begun and is not over. */
  boolean waits() {
    return waits;
  }

  /** What ends a question. */
  sealed interface Verdict {
    record Answered(Received received) implements Verdict {}

    record Failed(ReadOutcome why) implements Verdict {}
  }

  /**
   * Looks at what is here.
   *
   * @param exchange the question under way, or null
   * @param paused true when the line has been silent for a while, which ends some frames; then a
   *     frame is also looked for behind one that has broken off
   * @return null when nothing ends the question yet
   */
  @Nullable Verdict sift(@Nullable Exchange exchange, boolean paused) {
    if (exchange != null && echoed(exchange)) {
      return inbox.size() == exchange.sent().length && !echoSeen
          ? new Verdict.Failed(AnswerCheck.error(0, "the device echoed the question", false))
          : null;
    }
    int at = 0;
    int head = -1;
    waits = false;
    while (at < inbox.size()) {
      boolean more = false;
      if (exchange != null) {
        Step step = answer(exchange, at, paused);
        if (step.verdict() != null) {
          return step.verdict();
        }
        at += step.skip();
        more = step.more();
      }
      if (at < inbox.size() && ear.open()) {
        int before = inbox.size();
        more |= unasked(at, paused);
        if (inbox.size() < before) {
          continue;
        }
      }
      if (more && head < 0) {
        head = at;
        waits = true;
        if (!paused) {
          break;
        }
      }
      at++;
    }
    inbox.drop(Math.min(inbox.size(), head < 0 ? at : head));
    return inbox.came() - understood > MOST_BYTES && exchange != null
        ? new Verdict.Failed(malformed(MOST_BYTES + " bytes without an answer"))
        : null;
  }

  /** True when what is here is the question itself, or its begin, and has to be waited for. */
  private boolean echoed(Exchange exchange) {
    byte[] sent = exchange.sent();
    Echo echo = exchange.block().echo();
    if (echo == Echo.NONE || echoSeen || inbox.size() == 0) {
      return false;
    }
    if (inbox.size() < sent.length) {
      return isPrefix(sent);
    }
    if (!inbox.startsWith(sent)) {
      return false;
    }
    if (echo == Echo.EXPECTED) {
      echoSeen = true;
      understood += sent.length;
      inbox.drop(sent.length);
      return false;
    }
    return inbox.size() == sent.length;
  }

  private boolean isPrefix(byte[] sent) {
    for (int i = 0; i < inbox.size(); i++) {
      if (inbox.bytes()[i] != sent[i]) {
        return false;
      }
    }
    return true;
  }

  /**
   * What one place holds for the question.
   *
   * @param skip bytes to go on by, because they are somebody else's frame
   */
  private record Step(@Nullable Verdict verdict, int skip, boolean more) {}

  private Step answer(Exchange exchange, int at, boolean paused) {
    boolean more = false;
    for (Frame frame : exchange.frames()) {
      switch (FrameScanner.look(frame, inbox.bytes(), at, inbox.size(), paused)) {
        case FrameScanner.Seen.More() -> more = true;
        case FrameScanner.Seen.No(String why, boolean damaged) -> {
          if (damaged) {
            damage = why;
          }
        }
        case FrameScanner.Seen.Whole(int raw, Received received) -> {
          Exchange.Reply reply = exchange.reply(received);
          if (reply != null) {
            inbox.drop(at + raw);
            return new Step(verdict(reply), 0, false);
          }
          stranger = true;
          if (frame.checksum() != null && !ear.frames().contains(frame)) {
            return new Step(null, raw - 1, false);
          }
        }
      }
    }
    return new Step(null, 0, more);
  }

  private static Verdict verdict(Exchange.Reply reply) {
    return reply.refusal() == null
        ? new Verdict.Answered(reply.received())
        : new Verdict.Failed(reply.refusal());
  }

  /** True when something unasked may begin here and is not over. */
  private boolean unasked(int at, boolean paused) {
    boolean more = false;
    List<Frame> frames = ear.frames();
    int i = 0;
    while (i < frames.size() && at < inbox.size()) {
      switch (FrameScanner.look(frames.get(i), inbox.bytes(), at, inbox.size(), paused)) {
        case FrameScanner.Seen.More() -> {
          more = true;
          i++;
        }
        case FrameScanner.Seen.No no -> i++;
        case FrameScanner.Seen.Whole(int raw, Received received) -> {
          if (ear.heard(received)) {
            inbox.cut(at, raw);
            understood += raw;
            more = false;
            i = 0;
          } else {
            i++;
          }
        }
      }
    }
    return more;
  }

  /** What a question without an answer comes to when its time is over; null when nothing came. */
  ReadOutcome.@Nullable Malformed leftover() {
    if (inbox.came() <= understood) {
      return null;
    }
    if (damage != null) {
      return malformed(damage);
    }
    if (waits) {
      return malformed("a frame without its end");
    }
    return malformed(stranger ? "somebody else's frame" : "no frame among what came");
  }

  private ReadOutcome.Malformed malformed(String why) {
    return new ReadOutcome.Malformed(why, inbox.hex());
  }
}
