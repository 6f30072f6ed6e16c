package org.gengfu.edge.bus;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.gengfu.driver.RawValue;
import org.gengfu.driver.WriteRequest;
import org.gengfu.profile.Operand;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.profile.SetupWrite;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a profile wants written by the edge itself: once after each connect in the profile's order,
 * or again and again. Stateless.
 */
final class SetupErrand {
  private static final Logger LOG = LoggerFactory.getLogger(SetupErrand.class);

  private SetupErrand() {}

  /** What is written after a connect, null when that is nothing. */
  static @Nullable Errand of(BusDevice device, long nowNanos) {
    List<Step> steps = new ArrayList<>();
    for (SetupWrite write : device.setup().profile().setup()) {
      Operand value = write.value();
      if (value != null && write.every().equals(Duration.ZERO)) {
        Step step = step(device, write, value);
        if (step != null) {
          steps.add(step);
        }
      }
    }
    return steps.isEmpty()
        ? null
        : new Errand(device, Errand.Cause.CONNECTED, "set-up", steps, nowNanos);
  }

  /** The step that makes a write, null after a warning. */
  static @Nullable Step step(BusDevice device, SetupWrite write, Operand value) {
    ResolvedPoint target = device.target(write.point());
    if (target == null) {
      LOG.warn("device {}: set-up of {}: no such point", device.id(), write.point());
      return null;
    }
    return switch (Raw.of(target, value, device::operand)) {
      case Raw.Result.Value(RawValue raw) ->
          new Step.Settle(
              new WriteRequest(write.point(), raw), write.when(), write.verify(), write.secret());
      case Raw.Result.None(String why) -> {
        LOG.warn("device {}: set-up of {}: {}", device.id(), write.point(), why);
        yield null;
      }
    };
  }
}
