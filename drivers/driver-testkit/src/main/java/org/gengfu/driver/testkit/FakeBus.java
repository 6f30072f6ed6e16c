package org.gengfu.driver.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.gengfu.contract.CameraLook;
import org.gengfu.driver.Bus;
import org.gengfu.driver.BusThread;
import org.gengfu.driver.DevicePlan;
import org.gengfu.driver.RawValue;
import org.gengfu.driver.ReadOutcome;
import org.gengfu.driver.ReadRequest;
import org.gengfu.driver.WriteOutcome;
import org.gengfu.driver.WriteRequest;
import org.jspecify.annotations.Nullable;

/**
 * A bus that answers as the test says, and notes what it was asked and when. It holds an owner to
 * the rules: one question at a time, on the bus's thread only. Not thread safe.
 */
public final class FakeBus implements Bus {
  /** One question that was asked. */
  public record Asked(String device, ReadRequest request, Instant at) {}

  /** What a device answers, and how long that takes. */
  public record Reply(ReadOutcome outcome, Duration after) {}

  private final ManualBusThread thread;
  private final Map<String, Function<ReadRequest, Reply>> replies = new HashMap<>();
  private final List<Asked> asked = new ArrayList<>();
  private final List<WriteRequest> written = new ArrayList<>();
  private final List<Boolean> looksTaken = new ArrayList<>();
  private WriteOutcome writeOutcome = new WriteOutcome.Done();
  private @Nullable Consumer<String> cut;
  private @Nullable Listener listener;
  private final Map<String, DevicePlan> listening = new HashMap<>();
  private boolean closed;
  private long question;

  FakeBus(ManualBusThread thread) {
    this.thread = thread;
  }

  /** Scripts a device; without a script a device answers zeros after 10 ms. */
  public void reply(String device, Function<ReadRequest, Reply> reply) {
    replies.put(device, reply);
  }

  /** Of each look that was handed over, whether all of it was taken. */
  public List<Boolean> looksTaken() {
    return List.copyOf(looksTaken);
  }

  /** From now on a device is silent; each question costs the time-out. */
  public void silence(String device, Duration timeout) {
    ReadOutcome silence = new ReadOutcome.NoAnswer(timeout, "no answer in time");
    replies.put(device, request -> new Reply(silence, timeout));
  }

  /** From now on a device answers these values to every question. */
  public void values(String device, RawValue... values) {
    ReadOutcome answer = new ReadOutcome.Values(List.of(values));
    replies.put(device, request -> new Reply(answer, Duration.ofMillis(10)));
  }

  /** What every command comes to from now on. */
  public void writes(WriteOutcome outcome) {
    writeOutcome = outcome;
  }

  /**
   * A device speaks unasked, now, on the bus's thread.
   *
   * @param deviceTime by the device's own clock, or null
   */
  public void say(
      String device, List<String> points, ReadOutcome outcome, @Nullable Instant deviceTime) {
    thread.execute(() -> {
      Listener hears = listener;
      DevicePlan plan = listening.get(device);
      if (hears == null || plan == null) {
        throw new IllegalStateException("nobody listens to " + device);
      }
      if (!closed) {
        hears.heard(plan, points, outcome, deviceTime);
      }
    });
  }

  /** A camera was visited, now, on the bus's thread. */
  public void look(String device, CameraLook look) {
    thread.execute(() -> {
      Listener hears = listener;
      DevicePlan plan = listening.get(device);
      if (hears == null || plan == null) {
        throw new IllegalStateException("nobody listens to " + device);
      }
      looksTaken.add(hears.looked(plan, look));
    });
  }

  /** What was asked so far, in order. */
  public List<Asked> asked() {
    return List.copyOf(asked);
  }

  /** What was written so far, in order. */
  public List<WriteRequest> written() {
    return List.copyOf(written);
  }

  /** True after {@link #close}. */
  public boolean isClosed() {
    return closed;
  }

  @Override
  public BusThread thread() {
    return thread;
  }

  @Override
  public void listen(List<DevicePlan> devices, Listener hears) {
    if (!thread.isCurrent()) {
      throw new IllegalStateException("a bus is used on its own thread only");
    }
    if (!asked.isEmpty()) {
      throw new IllegalStateException("who listens is said before the first question");
    }
    listener = hears;
    devices.forEach(plan -> listening.put(((FakeDriver.FakePlan) plan).device(), plan));
  }

  @Override
  public void read(DevicePlan device, ReadRequest request, Consumer<ReadOutcome> done) {
    String name = ((FakeDriver.FakePlan) device).device();
    begin(why -> done.accept(new ReadOutcome.NoAnswer(Duration.ZERO, why)));
    asked.add(new Asked(name, request, thread.now()));
    Reply reply = replies.getOrDefault(name, FakeBus::zeros).apply(request);
    endAfter(reply.after(), () -> done.accept(reply.outcome()));
  }

  @Override
  public void write(DevicePlan device, WriteRequest request, Consumer<WriteOutcome> done) {
    begin(
        why -> done.accept(new WriteOutcome.Failed(new ReadOutcome.NoAnswer(Duration.ZERO, why))));
    written.add(request);
    WriteOutcome outcome = writeOutcome;
    endAfter(Duration.ofMillis(10), () -> done.accept(outcome));
  }

  private static Reply zeros(ReadRequest request) {
    List<RawValue> zeros =
        request.points().stream().<RawValue>map(point -> new RawValue.Whole(0)).toList();
    return new Reply(new ReadOutcome.Values(zeros), Duration.ofMillis(10));
  }

  private void begin(Consumer<String> onCut) {
    if (!thread.isCurrent()) {
      throw new IllegalStateException("a bus is used on its own thread only");
    }
    if (cut != null) {
      throw new IllegalStateException("a question or command is under way already");
    }
    cut = onCut;
    question++;
    if (closed) {
      thread.execute(() -> cut("the bus is closed"));
    }
  }

  private void endAfter(Duration after, Runnable end) {
    long mine = question;
    if (closed) {
      return;
    }
    thread.schedule(
        after,
        () -> {
          if (cut != null && mine == question) {
            cut = null;
            end.run();
          }
        });
  }

  private void cut(String why) {
    Consumer<String> waiting = cut;
    cut = null;
    if (waiting != null) {
      waiting.accept(why);
    }
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      thread.execute(() -> cut("the bus was closed"));
    }
  }
}
