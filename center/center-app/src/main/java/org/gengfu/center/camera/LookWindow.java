package org.gengfu.center.camera;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The time for which an edge's looks are looks at a camera: from the instant at which the register
 * learned of them until it learned of others; the first from the beginning of time.
 *
 * @param toMillis not inside
 */
record LookWindow(CameraSource source, long fromMillis, long toMillis) {

  static List<LookWindow> of(List<CameraVersion> history, Instant known) {
    List<LookWindow> windows = new ArrayList<>();
    for (CameraVersion version : history) {
      if (version.recorded().isAfter(known)) {
        continue;
      }
      CameraSource source = version.camera().source();
      LookWindow last = windows.isEmpty() ? null : windows.getLast();
      if (last == null) {
        windows.add(new LookWindow(source, Long.MIN_VALUE, Long.MAX_VALUE));
      } else if (!last.source.equals(source)) {
        long change = version.recorded().toEpochMilli();
        windows.set(windows.size() - 1, new LookWindow(last.source, last.fromMillis, change));
        windows.add(new LookWindow(source, change, Long.MAX_VALUE));
      }
    }
    return windows;
  }

  LookWindow from(long millis) {
    return new LookWindow(source, millis, toMillis);
  }
}
