package org.gengfu.driver.opcua;

import org.gengfu.driver.RawMeaning;
import org.gengfu.driver.WriteRequest;
import org.gengfu.profile.ResolvedPoint;
import org.jspecify.annotations.Nullable;

/** Whether a value may be sent to a point at all. Pure. */
final class WriteCheck {
  private WriteCheck() {}

  /** Why the value is not sent, null when it may be. */
  static @Nullable String refusal(WriteRequest request, @Nullable ResolvedPoint point) {
    if (point == null) {
      return "the device has no point " + request.point();
    }
    return RawMeaning.refusal(request.value(), point);
  }
}
