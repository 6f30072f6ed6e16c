package org.gengfu.driver.modbus;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Set;
import java.util.function.Consumer;
import org.gengfu.driver.Guard;
import org.gengfu.driver.RawValue;
import org.gengfu.driver.ReadOutcome;
import org.gengfu.profile.Expression;
import org.gengfu.profile.RegisterSource;
import org.gengfu.profile.ResolvedPoint;
import org.jspecify.annotations.Nullable;

/**
 * Whether a command's guard holds, by values that are read now: an older value may be the very
 * reason not to write. Called on the line's thread only.
 */
final class GuardCheck {
  private final Line line;
  private final ModbusPlan device;
  private final Guard guard;
  private final ArrayDeque<ResolvedPoint> open = new ArrayDeque<>();

  GuardCheck(Line line, ModbusPlan device, Expression guard) {
    this.line = line;
    this.device = device;
    this.guard = new Guard(guard, device.points());
  }

  /**
   * Reads and evaluates.
   *
   * @param done hears null when the guard holds, or else why the command is refused
   */
  void run(Consumer<@Nullable String> done) {
    String unanswerable = guard.unanswerable();
    if (unanswerable != null) {
      done.accept(unanswerable);
      return;
    }
    open.addAll(guard.needed());
    next(done);
  }

  private void next(Consumer<@Nullable String> done) {
    ResolvedPoint point = open.poll();
    if (point == null) {
      done.accept(guard.refusal());
      return;
    }
    RegisterSource place = ReadPlanner.source(point);
    Question question =
        Question.read(
            device.unit(), place.table(), place.address(), place.registers(), device.timing());
    line.ask(
        question,
        new Line.Asker() {
          @Override
          public void answered(ByteBuffer in, int offset) {
            guard.read(point.id(), raw(point, place, in, offset + 2));
            next(done);
          }

          @Override
          public void failed(ReadOutcome why) {
            done.accept("the guard's point %s could not be read: %s".formatted(point.id(), why));
          }
        });
  }

  /** Where the driver cuts the bits out, it tests the whole value too. */
  private static RawValue raw(
      ResolvedPoint point, RegisterSource place, ByteBuffer in, int offset) {
    Set<Long> sentinels = point.decode().wholeInvalid();
    return place.sliced()
            && !sentinels.isEmpty()
            && sentinels.contains(RegisterDecoder.unsliced(place, in, offset, place.address()))
        ? new RawValue.Absent("the whole register means that it has no value")
        : RegisterDecoder.decode(place, in, offset, place.address());
  }
}
