package org.gengfu.driver.modbus;

import org.gengfu.driver.RawMeaning;
import org.gengfu.driver.WriteRequest;
import org.gengfu.profile.ModbusTable;
import org.gengfu.profile.RegisterSource;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.profile.WriteRule;
import org.jspecify.annotations.Nullable;

/**
 * Whether a value may be sent to a point at all. A place that only a profile's own commands and
 * set-up use has no rule: what is sent there stands in the profile. Pure.
 */
final class WriteCheck {
  private WriteCheck() {}

  /** Why the value is not sent, null when it may be. */
  static @Nullable String refusal(
      WriteRequest request, @Nullable ResolvedPoint point, ModbusPlan device) {
    if (point == null) {
      return "the device has no point " + request.point();
    }
    WriteRule rule = point.write();
    if (rule == null && !device.targets().contains(point.id())) {
      return "point " + point.id() + " is not writable";
    }
    RegisterSource place = target(point, rule);
    if (place.table() == ModbusTable.INPUT || place.table() == ModbusTable.DISCRETE) {
      return "point " + point.id() + " lies in a table that can only be read";
    }
    if (place.layout().scattered()) {
      return "point " + point.id() + " lies in scattered registers, which no write sets at once";
    }
    if (rule == null) {
      return null;
    }
    return RawMeaning.refusal(request.value(), point);
  }

  /** Where a point's value is written. */
  static RegisterSource target(ResolvedPoint point, @Nullable WriteRule rule) {
    if (rule != null && rule.target() instanceof RegisterSource target) {
      return target;
    }
    RegisterSource place = ReadPlanner.source(point);
    return place.writeAddress() < 0
        ? place
        : new RegisterSource(
            place.table(),
            place.writeAddress(),
            place.type(),
            place.registers(),
            place.order(),
            place.lowBit(),
            place.highBit(),
            -1,
            place.layout());
  }
}
