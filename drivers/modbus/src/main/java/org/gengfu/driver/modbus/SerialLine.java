package org.gengfu.driver.modbus;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.gengfu.driver.BusThread;
import org.gengfu.driver.ReadOutcome;
import org.gengfu.driver.transport.BusLoop;
import org.gengfu.driver.transport.ReconnectRest;
import org.gengfu.driver.transport.SerialLink;

/**
 * One serial line with RTU frames. Its state changes on its {@link BusLoop} only, step by step:
 *
 * <pre>
 * IDLE --ask--> RESTING (open, gap, late guard, silence) --sent--> WAITING --answer, time-out--> IDLE
 * </pre>
 *
 * <p>Before a question the line has to be silent for 3.5 characters. A line that never falls silent
 * has a babbling device on it: then the wait is cut to {@link #MAX_SILENCE_WAIT} once and to the
 * bare silence after that, until the line is silent again; the answer is found among the noise by
 * {@link RtuFraming}.
 */
final class SerialLine implements Line, BusLoop.Work {
  static final Duration MAX_SILENCE_WAIT = Duration.ofMillis(100);

  /** So long is a line quiet after a damaged answer before the question is given up. */
  static final Duration QUIET = Duration.ofMillis(50);

  private static final long STEP_NANOS = 100_000_000;

  private enum Phase {
    IDLE,
    RESTING,
    WAITING
  }

  private final BusLoop loop;
  private final SerialLink link;
  private final long silenceNanos;
  private final ReconnectRest rest;
  private final RtuFraming framing = new RtuFraming();
  private final LateGuard late = new LateGuard();
  private final UnderWay underWay;
  private final byte[] chunk = new byte[256];
  private final ByteBuffer out = ByteBuffer.allocate(256);
  private Phase phase = Phase.IDLE;
  private boolean open;
  private boolean babbles;
  private boolean closed;
  private String lastFailure = "";
  private long dueNanos;
  private long frameNanos;
  private long lastByteAtNanos;
  private long openedAtNanos;

  SerialLine(ModbusSettings.Serial settings, SerialLink link, ReconnectRest rest) {
    this.link = link;
    this.rest = rest;
    this.silenceNanos = settings.silence().toNanos();
    underWay = new UnderWay(settings.key());
    loop = new BusLoop("modbus " + settings.serialPort(), this);
  }

  /** Starts the line's thread. */
  SerialLine started() {
    loop.started();
    return this;
  }

  @Override
  public BusThread thread() {
    return loop;
  }

  @Override
  public void ask(Question question, Asker done) {
    underWay.begin(question, done, link.nowNanos());
    phase = Phase.RESTING;
  }

  @Override
  public void repeat(Question question, Asker done) {
    late.forget(question.unit());
    ask(question, done);
  }

  @Override
  public void owes(Question question) {
    late.owes(question, link.nowNanos());
  }

  @Override
  public void close() {
    loop.execute(() -> {
      closed = true;
      shut();
      fail("the bus was closed");
    });
    loop.stop();
  }

  @Override
  public boolean pending() {
    return phase != Phase.IDLE;
  }

  @Override
  public void step() {
    Question question = underWay.question();
    if (question == null) {
      phase = Phase.IDLE;
      return;
    }
    try {
      switch (phase) {
        case IDLE -> {}
        case RESTING -> prepare(question);
        case WAITING -> receive();
      }
    } catch (IOException e) {
      lastFailure = TcpConnection.text(e);
      shut();
      rest.failed(link.nowNanos());
      fail(lastFailure);
    }
  }

  private void prepare(Question question) throws IOException {
    long now = link.nowNanos();
    if (!open && !reopen(now)) {
      return;
    }
    long gap = question.gapNanos() == 0 ? 0 : lastByteAtNanos + question.gapNanos() - now;
    long settle = openedAtNanos + question.afterConnectNanos() - now;
    long left = Math.max(Math.max(gap, settle), late.waitNanos(question.unit(), now));
    if (left > 0) {
      drain(Math.min(left, STEP_NANOS));
    } else {
      awaitSilence();
      send(question);
    }
  }

  /** True when the port is open now. */
  private boolean reopen(long now) throws IOException {
    long restNanos = rest.waitNanos(now);
    if (closed || restNanos > 0) {
      fail(
          closed
              ? "the bus is closed"
              : "%s; next attempt in %d s".formatted(lastFailure, 1 + restNanos / 1_000_000_000));
      return false;
    }
    link.open();
    open = true;
    lastByteAtNanos = link.nowNanos();
    openedAtNanos = lastByteAtNanos;
    return true;
  }

  /** Throws away what comes within a time. */
  private void drain(long nanos) throws IOException {
    if (link.read(chunk, chunk.length, nanos) > 0) {
      lastByteAtNanos = link.nowNanos();
    }
  }

  private void awaitSilence() throws IOException {
    long start = link.nowNanos();
    long most = babbles ? silenceNanos : MAX_SILENCE_WAIT.toNanos();
    drain(0);
    long quiet = lastByteAtNanos + silenceNanos - link.nowNanos();
    while (quiet > 0 && link.nowNanos() - start < most) {
      link.pause(quiet);
      drain(0);
      quiet = lastByteAtNanos + silenceNanos - link.nowNanos();
    }
    babbles = quiet > 0;
  }

  private void send(Question question) throws IOException {
    out.clear();
    framing.begin(question, out);
    link.write(out.array(), out.limit());
    phase = Phase.WAITING;
    dueNanos = link.nowNanos() + question.timeoutNanos();
    frameNanos = question.frameNanos();
  }

  private void receive() throws IOException {
    long now = link.nowNanos();
    long untilNanos = framing.damaged() ? earlier(lastByteAtNanos + QUIET.toNanos()) : dueNanos;
    if (frameNanos > 0 && framing.buffer().position() > 0) {
      untilNanos = Math.min(untilNanos, lastByteAtNanos + frameNanos);
    }
    if (now - untilNanos >= 0) {
      timedOut();
      return;
    }
    ByteBuffer in = framing.buffer();
    int max = Math.min(chunk.length, in.remaining());
    int count = link.read(chunk, max, Math.min(untilNanos - now, STEP_NANOS));
    if (count > 0) {
      lastByteAtNanos = link.nowNanos();
      in.put(chunk, 0, count);
      judge(framing.received());
    }
  }

  private long earlier(long otherNanos) {
    return otherNanos - dueNanos < 0 ? otherNanos : dueNanos;
  }

  private void judge(Verdict verdict) {
    switch (verdict) {
      case Verdict.More more -> {}
      case Verdict.Answer(int offset) -> {
        spoke();
        underWay.answered(framing.buffer(), offset);
      }
      case Verdict.ErrorAnswer(int code) -> {
        spoke();
        underWay.failed(ExceptionCodes.outcome(code));
      }
      case Verdict.Malformed malformed -> malformed(malformed);
    }
  }

  private void spoke() {
    rest.worked();
    phase = Phase.IDLE;
  }

  private void timedOut() {
    Question question = underWay.question();
    if (question != null) {
      owes(question);
    }
    Verdict.Malformed wrong = framing.diagnose();
    if (wrong == null) {
      fail("no answer in time");
    } else {
      malformed(wrong);
    }
  }

  private void malformed(Verdict.Malformed malformed) {
    ReadOutcome outcome = new ReadOutcome.Malformed(malformed.why(), framing.hex());
    framing.end();
    phase = Phase.IDLE;
    underWay.failed(outcome);
  }

  private void fail(String why) {
    framing.end();
    phase = Phase.IDLE;
    underWay.noAnswer(why, link.nowNanos());
  }

  private void shut() {
    open = false;
    link.close();
  }
}
