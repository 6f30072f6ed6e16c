package org.gengfu.driver.modbus;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.gengfu.driver.BusThread;
import org.gengfu.driver.ReadOutcome;
import org.gengfu.driver.transport.ReconnectRest;
import org.gengfu.driver.transport.TaskClock;

/**
 * One TCP host, spoken to by Modbus TCP or by RTU frames. Lives on the {@link SelectorLoop}.
 *
 * <pre>
 * IDLE --ask--> OPENING --> RESTING (gap, late guard) --> WAITING --answer, time-out--> IDLE
 *                 a connection is there: ask goes on at RESTING; nothing to rest for: at WAITING
 * </pre>
 *
 * <p>A connection stays open over a time-out: a late answer is known by its number, or dropped
 * while the line rests. It is closed after {@link #MAX_SILENT} questions in a row without an
 * answer, because a peer that was switched off looks like a slow one.
 */
final class TcpLine implements Line, TcpConnection.User {
  /** Questions without an answer before the connection counts as dead. */
  static final int MAX_SILENT = 3;

  /** Bytes nobody asked for, between two questions, before the connection is closed. */
  static final int MAX_UNASKED_BYTES = 64 * 1024;

  /** So long is a line quiet after a damaged answer before the question is given up. */
  static final Duration QUIET = Duration.ofMillis(100);

  private enum Phase {
    IDLE,
    OPENING,
    RESTING,
    WAITING
  }

  private final SelectorLoop loop;
  private final TcpConnection connection;
  private final Framing framing;
  private final ReconnectRest rest;
  private final UnderWay underWay;
  private final LateGuard late = new LateGuard();
  private final ByteBuffer out = ByteBuffer.allocateDirect(260);
  private Phase phase = Phase.IDLE;
  private String lastFailure = "";
  private long dueNanos;
  private long lastByteAtNanos;
  private long openedAtNanos;
  private long unaskedBytes;
  private int silent;
  private boolean everAnswered;
  private boolean closed;

  TcpLine(SelectorLoop loop, ModbusSettings.Tcp settings, ReconnectRest rest) {
    this.loop = loop;
    this.rest = rest;
    framing = settings.rtuFrames() ? new RtuFraming() : new MbapFraming();
    underWay = new UnderWay(settings.key());
    connection = new TcpConnection(loop, settings, this);
    loop.execute(() -> loop.add(connection));
  }

  @Override
  public BusThread thread() {
    return loop;
  }

  @Override
  public void ask(Question question, Asker done) {
    long now = loop.nowNanos();
    underWay.begin(question, done, now);
    long restNanos = rest.waitNanos(now);
    if (closed) {
      failSoon(question, "the bus is closed");
    } else if (connection.isConnected()) {
      try {
        sendOrRest(question, now);
      } catch (IOException e) {
        disconnected(TcpConnection.text(e));
        failSoon(question, lastFailure);
      }
    } else if (restNanos > 0) {
      failSoon(
          question,
          "%s; next attempt in %d s".formatted(lastFailure, 1 + restNanos / 1_000_000_000));
    } else {
      phase = Phase.OPENING;
      dueIn(connection.openTimeout().toNanos());
      connection.open();
    }
  }

  /** An outcome that is known at once still comes after {@link #ask} has returned. */
  private void failSoon(Question question, String why) {
    phase = Phase.IDLE;
    loop.execute(() -> {
      if (underWay.question() == question && phase == Phase.IDLE) {
        fail(why);
      }
    });
  }

  @Override
  public void repeat(Question question, Asker done) {
    late.forget(question.unit());
    ask(question, done);
  }

  @Override
  public void owes(Question question) {
    if (!framing.numbered()) {
      late.owes(question, loop.nowNanos());
    }
  }

  @Override
  public void close() {
    loop.execute(() -> {
      closed = true;
      connection.disconnect();
      loop.remove(connection);
      fail("the bus was closed");
    });
  }

  @Override
  public void opened() {
    silent = 0;
    unaskedBytes = 0;
    everAnswered = false;
    lastByteAtNanos = loop.nowNanos();
    openedAtNanos = lastByteAtNanos;
    framing.reset();
    goOn(lastByteAtNanos);
  }

  @Override
  public void openFailed(String why) {
    everAnswered = false;
    disconnected(why);
    fail(why);
  }

  @Override
  public void lost(String why) {
    disconnected(why);
    fail(why);
  }

  /**
   * A connection that never carried an answer is worth no hurry; one that did is opened again at
   * once.
   */
  private void disconnected(String why) {
    lastFailure = why;
    if (!everAnswered) {
      rest.failed(loop.nowNanos());
    }
  }

  private void goOn(long now) {
    Question question = underWay.question();
    if (question == null) {
      return;
    }
    try {
      sendOrRest(question, now);
    } catch (IOException e) {
      lost(TcpConnection.text(e));
    }
  }

  private void sendOrRest(Question question, long now) throws IOException {
    long gap = question.gapNanos() == 0 ? 0 : lastByteAtNanos + question.gapNanos() - now;
    long settle = openedAtNanos + question.afterConnectNanos() - now;
    long restNanos = Math.max(Math.max(gap, settle), late.waitNanos(question.unit(), now));
    if (restNanos > 0) {
      phase = Phase.RESTING;
      dueIn(restNanos);
      return;
    }
    if (!framing.numbered()) {
      connection.discard();
    }
    out.clear();
    framing.begin(question, out);
    phase = Phase.WAITING;
    unaskedBytes = 0;
    dueIn(question.timeoutNanos());
    connection.write(out);
  }

  @Override
  public ByteBuffer into() {
    return framing.buffer();
  }

  @Override
  public void received(int count) {
    lastByteAtNanos = loop.nowNanos();
    Verdict verdict = framing.received();
    if (phase == Phase.WAITING) {
      judge(verdict);
      return;
    }
    unaskedBytes += count;
    if (verdict instanceof Verdict.Malformed || unaskedBytes > MAX_UNASKED_BYTES) {
      connection.disconnect();
      lost("the peer sends what nobody asked for");
    }
  }

  private void judge(Verdict verdict) {
    switch (verdict) {
      case Verdict.More more -> {
        if (framing.damaged()) {
          loop.wantTick(lastByteAtNanos + QUIET.toNanos());
        }
      }
      case Verdict.Answer(int offset) -> {
        peerSpoke();
        underWay.answered(framing.buffer(), offset);
      }
      case Verdict.ErrorAnswer(int code) -> {
        peerSpoke();
        underWay.failed(ExceptionCodes.outcome(code));
      }
      case Verdict.Malformed malformed -> malformed(malformed);
    }
  }

  private void peerSpoke() {
    silent = 0;
    everAnswered = true;
    rest.worked();
    phase = Phase.IDLE;
  }

  private void malformed(Verdict.Malformed malformed) {
    ReadOutcome outcome = new ReadOutcome.Malformed(malformed.why(), framing.hex());
    framing.end();
    phase = Phase.IDLE;
    if (malformed.lineLost()) {
      connection.disconnect();
    }
    underWay.failed(outcome);
  }

  @Override
  public long tick(long now) {
    if (phase == Phase.IDLE) {
      return TaskClock.NEVER;
    }
    boolean damaged = phase == Phase.WAITING && framing.damaged();
    long quietAtNanos = lastByteAtNanos + QUIET.toNanos();
    if (now - dueNanos >= 0 || (damaged && now - quietAtNanos >= 0)) {
      due(now);
    } else if (damaged && quietAtNanos - dueNanos < 0) {
      return quietAtNanos;
    }
    return phase == Phase.IDLE ? TaskClock.NEVER : dueNanos;
  }

  private void due(long now) {
    switch (phase) {
      case IDLE -> {}
      case OPENING -> {
        connection.disconnect();
        openFailed("no connection within " + connection.openTimeout().toMillis() + " ms");
      }
      case RESTING -> goOn(now);
      case WAITING -> timedOut();
    }
  }

  private void timedOut() {
    Question question = underWay.question();
    if (question != null) {
      owes(question);
    }
    Verdict.Malformed wrong = framing.diagnose();
    if (wrong != null) {
      malformed(wrong);
      return;
    }
    if (++silent >= MAX_SILENT) {
      connection.disconnect();
    }
    fail("no answer in time");
  }

  private void fail(String why) {
    framing.end();
    phase = Phase.IDLE;
    underWay.noAnswer(why, loop.nowNanos());
  }

  private void dueIn(long nanos) {
    dueNanos = loop.nowNanos() + nanos;
    loop.wantTick(dueNanos);
  }
}
