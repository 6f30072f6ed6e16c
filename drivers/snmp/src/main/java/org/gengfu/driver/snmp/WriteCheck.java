package org.gengfu.driver.snmp;

import org.gengfu.driver.RawMeaning;
import org.gengfu.driver.WriteRequest;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.profile.WriteRule;
import org.gengfu.profile.snmp.SnmpSource;
import org.gengfu.profile.snmp.SnmpType;
import org.jspecify.annotations.Nullable;

/** Whether a value may be sent to a point at all. Pure. */
final class WriteCheck {
  private WriteCheck() {}

  /** Where a point is written: a place of its own, or where it is read. */
  static @Nullable SnmpSource target(ResolvedPoint point) {
    WriteRule rule = point.write();
    if (rule != null && rule.target() instanceof SnmpSource target) {
      return target;
    }
    return point.source() instanceof SnmpSource source && source.oid() != null ? source : null;
  }

  /** Why the value is not sent, null when it may be. */
  static @Nullable String refusal(WriteRequest request, @Nullable ResolvedPoint point) {
    if (point == null) {
      return "the device has no point " + request.point();
    }
    WriteRule rule = point.write();
    if (rule == null) {
      return "point " + point.id() + " is not writable";
    }
    SnmpSource target = target(point);
    if (target == null || !writable(target.type())) {
      return "point " + point.id() + " has no object that can be written";
    }
    if (point.decode().lowBit() >= 0) {
      return "point " + point.id() + " is a part of an object";
    }
    return RawMeaning.refusal(request.value(), point);
  }

  /** True when an object of this type can be written. */
  private static boolean writable(SnmpType type) {
    return switch (type) {
      case INTEGER, INT32, UINT32, TRUTH, TEXT, NUMBER_TEXT, OCTETS, BITS, IP, OID -> true;
      case UPTIME, FLOAT, FLOAT_BE, FLOAT_LE, HEX, MAC, DATE_AND_TIME -> false;
    };
  }
}
