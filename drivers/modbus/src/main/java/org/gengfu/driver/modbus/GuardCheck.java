package org.gengfu.driver.modbus;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.gengfu.driver.RawValue;
import org.gengfu.driver.ReadOutcome;
import org.gengfu.profile.Expression;
import org.gengfu.profile.Operand;
import org.gengfu.profile.RegisterSource;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.profile.ValueKind;
import org.jspecify.annotations.Nullable;

/**
 * Whether a command's guard holds, by values that are read now: an older value may be the very
 * reason not to write. Called on the line's thread only.
 */
final class GuardCheck {
  private final Line line;
  private final ModbusPlan device;
  private final Expression guard;
  private final Map<String, @Nullable Operand> known = new HashMap<>();
  private final ArrayDeque<ResolvedPoint> open = new ArrayDeque<>();

  GuardCheck(Line line, ModbusPlan device, Expression guard) {
    this.line = line;
    this.device = device;
    this.guard = guard;
  }

  /**
   * Reads and evaluates.
   *
   * @param done hears null when the guard holds, or else why the command is refused
   */
  void run(Consumer<@Nullable String> done) {
    for (String name : guard.names()) {
      ResolvedPoint point = device.points().get(name);
      if (point == null) {
        done.accept("the guard '%s' needs %s, which is not read".formatted(guard.text(), name));
        return;
      }
      open.add(point);
    }
    next(done);
  }

  private void next(Consumer<@Nullable String> done) {
    ResolvedPoint point = open.poll();
    if (point == null) {
      done.accept(verdict());
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
            RawValue raw = RegisterDecoder.decode(place, in, offset + 2, place.address());
            known.put(point.id(), operand(raw, point));
            next(done);
          }

          @Override
          public void failed(ReadOutcome why) {
            done.accept("the guard's point %s could not be read: %s".formatted(point.id(), why));
          }
        });
  }

  private @Nullable String verdict() {
    Boolean holds = guard.holds(known::get);
    if (holds == null) {
      return "whether '%s' holds is not known".formatted(guard.text());
    }
    return holds ? null : "'%s' does not hold".formatted(guard.text());
  }

  private static @Nullable Operand operand(RawValue raw, ResolvedPoint point) {
    return switch (raw) {
      case RawValue.Absent absent -> null;
      case RawValue.Rows rows -> null;
      case RawValue.Text(String text) -> new Operand.Text(text);
      case RawValue.Whole(long whole) when point.invalid().contains(whole) -> null;
      case RawValue.Whole(long whole) when point.kind() == ValueKind.FLAG ->
          new Operand.Flag(whole != 0);
      case RawValue.Whole whole -> number(whole, point);
      case RawValue.Real real -> number(real, point);
    };
  }

  private static @Nullable Operand number(RawValue raw, ResolvedPoint point) {
    Double value = WriteCheck.value(raw, point);
    return value == null || !Double.isFinite(value) ? null : new Operand.Number(value);
  }
}
