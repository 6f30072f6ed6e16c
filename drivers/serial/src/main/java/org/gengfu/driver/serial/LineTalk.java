package org.gengfu.driver.serial;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.gengfu.driver.Bus;
import org.gengfu.driver.BusThread;
import org.gengfu.driver.DevicePlan;
import org.gengfu.driver.ReadOutcome;
import org.gengfu.driver.transport.BusLoop;
import org.gengfu.driver.transport.ReconnectRest;
import org.gengfu.driver.transport.SerialLink;
import org.gengfu.profile.serial.Answer;
import org.gengfu.profile.serial.SerialBlock.Timing;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One serial line with devices of any kind on it. Its state changes on its {@link BusLoop} only,
 * step by step:
 *
 * <pre>
 * IDLE --ask--> RESTING (open, settle, gap, late guard) --sent--> WAITING --answer, time-out--> IDLE
 * </pre>
 *
 * <p>When somebody may speak unasked, the line is open and read in IDLE too.
 */
final class LineTalk implements BusLoop.Work {
  /** So long is a noisy line waited for to fall silent before a question. */
  static final Duration MOST_NOISE = Duration.ofMillis(100);

  /** After this silence a frame that broke off is thrown away while nobody asks. */
  static final Duration BROKEN_OFF = Duration.ofMillis(500);

  private static final Logger LOG = LoggerFactory.getLogger(LineTalk.class);
  private static final long STEP_NANOS = 100_000_000;

  private enum Phase {
    IDLE,
    RESTING,
    WAITING
  }

  private final BusLoop loop;
  private final SerialLink link;
  private final String name;
  private final long byteNanos;
  private final ReconnectRest rest;
  private final Ear ear = new Ear();
  private final Sieve sieve = new Sieve(ear);
  private final LateGuard late = new LateGuard();
  private final byte[] chunk = new byte[512];
  private Phase phase = Phase.IDLE;
  private @Nullable Exchange exchange;
  private boolean open;
  private boolean closed;
  private boolean carries;
  private boolean complained;
  private String lastFailure = "";
  private long openedAtNanos;
  private long lastByteAtNanos;
  private long askedAtNanos;
  private long dueNanos;

  LineTalk(SerialSettings settings, SerialLink link, ReconnectRest rest) {
    this.link = link;
    this.rest = rest;
    name = settings.key();
    byteNanos = settings.byteTime().toNanos();
    loop = new BusLoop(name, this);
  }

  /** Starts the line's thread. */
  LineTalk started() {
    loop.started();
    return this;
  }

  BusThread thread() {
    return loop;
  }

  void listen(List<DevicePlan> devices, Bus.Listener listener) {
    ear.listen(devices, listener);
  }

  /** A device has become another one. */
  void replanned(SerialPlan before, SerialPlan now) {
    ear.replanned(before, now);
    late.replanned(before, now);
  }

  /** Sends a question; opens or re-opens the line as needed. */
  void ask(Exchange asked) {
    exchange = asked;
    askedAtNanos = link.nowNanos();
    phase = Phase.RESTING;
  }

  /** Asks the same question again after it failed; its late answer is welcome now. */
  void repeat(Exchange asked) {
    late.forget(asked.device());
    ask(asked);
  }

  /** A question had to be repeated before it was answered: another answer may still come. */
  void owes(Exchange asked) {
    late.owes(asked.device(), asked.device().timeout(asked.question()).toNanos(), link.nowNanos());
  }

  /** Ends everything. Idempotent; from any thread. */
  void close() {
    loop.execute(() -> {
      closed = true;
      shut();
      end(noAnswer("the bus was closed"));
    });
    loop.stop();
  }

  @Override
  public boolean pending() {
    return !closed && (phase != Phase.IDLE || ear.open());
  }

  @Override
  public void step() {
    Exchange asked = exchange;
    try {
      if (asked == null || phase == Phase.IDLE) {
        hear();
      } else if (phase == Phase.RESTING) {
        prepare(asked);
      } else {
        receive(asked);
      }
    } catch (IOException e) {
      broken(String.valueOf(e.getMessage()));
    }
  }

  /** A line that carried something is opened anew at once; one that cannot be opened rests. */
  private void broken(String why) {
    lastFailure = why;
    boolean carried = open && carries;
    shut();
    if (!carried) {
      rest.failed(link.nowNanos());
    }
    if (ear.open() && !complained) {
      LOG.warn("line {} is lost, nobody on it is heard: {}", name, why);
      complained = true;
    }
    end(noAnswer(why));
  }

  private void shut() {
    open = false;
    link.close();
  }

  /** Nobody is asked: listens. */
  private void hear() throws IOException {
    if (!open) {
      long restNanos = rest.waitNanos(link.nowNanos());
      if (restNanos > 0) {
        link.pause(Math.min(restNanos, STEP_NANOS));
        return;
      }
      opened();
    }
    if (take(STEP_NANOS) > 0) {
      sieve.sift(null, false);
      rest.worked();
    } else if (link.nowNanos() - lastByteAtNanos > BROKEN_OFF.toNanos()) {
      if (sieve.inbox().size() > 0) {
        sieve.sift(null, true);
      }
      sieve.begin();
    }
  }

  private void opened() throws IOException {
    link.open();
    open = true;
    carries = false;
    openedAtNanos = link.nowNanos();
    lastByteAtNanos = openedAtNanos;
    sieve.begin();
    if (complained) {
      LOG.info("line {} is back", name);
      complained = false;
    }
  }

  private int take(long waitNanos) throws IOException {
    int count = link.read(chunk, chunk.length, waitNanos);
    if (count > 0) {
      carries = true;
      lastByteAtNanos = link.nowNanos();
      sieve.inbox().add(chunk, count);
    }
    return count;
  }

  private void prepare(Exchange asked) throws IOException {
    if (!open) {
      long restNanos = rest.waitNanos(link.nowNanos());
      if (closed || restNanos > 0) {
        String next = "; next attempt in %d s".formatted(1 + restNanos / 1_000_000_000);
        end(noAnswer(closed ? "the bus is closed" : lastFailure + next));
        return;
      }
      opened();
    }
    Timing timing = asked.block().timing();
    long now = link.nowNanos();
    long settled = openedAtNanos + timing.settle().toNanos() - now;
    long gap = timing.gap().isZero() ? 0 : lastByteAtNanos + timing.gap().toNanos() - now;
    long left = Math.max(Math.max(settled, gap), late.waitNanos(asked.device(), now));
    if (left > 0) {
      take(Math.min(left, STEP_NANOS));
      sieve.sift(null, false);
    } else {
      emptyLine(ear.open() ? timing.byteGap().toNanos() : 0);
      send(asked);
    }
  }

  /** Throws away what nobody waits for, until the line is silent, but not for ever. */
  private void emptyLine(long quietNanos) throws IOException {
    long start = link.nowNanos();
    boolean silent = false;
    while (!silent && link.nowNanos() - start < MOST_NOISE.toNanos()) {
      long left = Math.max(0, lastByteAtNanos + quietNanos - link.nowNanos());
      silent = take(left) == 0;
      sieve.sift(null, false);
    }
  }

  private void send(Exchange asked) throws IOException {
    Timing timing = asked.block().timing();
    byte[] sent = asked.sent();
    sieve.begin();
    if (timing.sendGap().isZero()) {
      link.write(sent, sent.length);
    } else {
      for (byte b : sent) {
        link.write(new byte[] {b}, 1);
        link.pause(timing.sendGap().toNanos());
      }
    }
    if (!timing.turnaround().isZero()) {
      link.pause(timing.turnaround().toNanos());
      take(0);
      sieve.begin();
    }
    phase = Phase.WAITING;
    dueNanos =
        link.nowNanos()
            + sent.length * byteNanos
            + asked.device().timeout(asked.question()).toNanos();
  }

  private void receive(Exchange asked) throws IOException {
    long now = link.nowNanos();
    long gapNanos = asked.block().timing().byteGap().toNanos();
    long until = until(asked, gapNanos);
    if (now - until >= 0) {
      timedOut(asked);
      return;
    }
    boolean byPause = asked.frames().stream().anyMatch(frame -> frame.endsByPause());
    long wait = Math.min(until - now, STEP_NANOS);
    if (sieve.waits() && byPause) {
      wait = Math.min(wait, Math.max(1, lastByteAtNanos + gapNanos - now));
    }
    boolean came = take(wait) > 0;
    boolean paused = link.nowNanos() - lastByteAtNanos >= gapNanos && sieve.inbox().size() > 0;
    if (came || paused) {
      judge(asked, sieve.sift(asked, !came));
    }
  }

  /** A frame that has begun in time may come to its end, at the speed of the line. */
  private long until(Exchange asked, long gapNanos) {
    long quiet = lastByteAtNanos + Math.max(gapNanos, MOST_NOISE.toNanos());
    if (sieve.damaged() && !sieve.waits()) {
      return Math.min(dueNanos, lastByteAtNanos + gapNanos);
    }
    Answer answer = asked.question().answer();
    if (!sieve.waits() || answer == null) {
      return dueNanos;
    }
    long hard = dueNanos + answer.frame().max() * byteNanos;
    return Math.max(dueNanos, Math.min(hard, quiet));
  }

  private void judge(Exchange asked, Sieve.@Nullable Verdict verdict) {
    switch (verdict) {
      case null -> {}
      case Sieve.Verdict.Answered(Received received) -> {
        spoke();
        asked.answered(received);
      }
      case Sieve.Verdict.Failed(ReadOutcome.DeviceError error) -> {
        spoke();
        asked.failed(error);
      }
      case Sieve.Verdict.Failed(ReadOutcome why) -> {
        owes(asked);
        end(why);
      }
    }
  }

  private void spoke() {
    rest.worked();
    phase = Phase.IDLE;
    exchange = null;
  }

  private void timedOut(Exchange asked) {
    ReadOutcome.Malformed wrong = sieve.leftover();
    if (asked.question().answer() == null && wrong == null) {
      spoke();
      asked.answered(null);
      return;
    }
    owes(asked);
    end(wrong == null ? noAnswer("no answer in time") : wrong);
  }

  private ReadOutcome noAnswer(String why) {
    return new ReadOutcome.NoAnswer(Duration.ofNanos(link.nowNanos() - askedAtNanos), why);
  }

  private void end(ReadOutcome why) {
    Exchange asked = exchange;
    exchange = null;
    phase = Phase.IDLE;
    if (asked != null) {
      asked.failed(why);
    }
  }
}
