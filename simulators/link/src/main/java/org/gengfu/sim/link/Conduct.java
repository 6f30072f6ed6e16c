package org.gengfu.sim.link;

import java.time.Duration;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.profile.link.LinkSource;
import org.gengfu.profile.link.LinkSource.Measure;
import org.gengfu.sim.face.DeviceFace;
import org.gengfu.sim.face.WireMode;

/**
 * How a link's far end behaves now.
 *
 * @param refuses true when connections are refused
 * @param share of {@link Listener#ALL} connections that get no answer
 * @param late how often the question for a connection is lost before it is answered
 * @param hold how long a connection stays open
 * @param noise true when it says bytes that mean nothing
 */
record Conduct(boolean refuses, int share, int late, Duration hold, boolean noise) {
  private static final double PERCENT = Listener.ALL / 100.0;

  /** A question is repeated after 1, 2, 4... seconds (RFC 6298, 2.1 and 5.5), at most so often. */
  private static final int MOST_LATE = 5;

  /** What the device's points and its wire say. */
  static Conduct of(DeviceFace device, Duration delay) {
    if (!device.powered()) {
      return lost(Listener.ALL);
    }
    return switch (device.mode()) {
      case WireMode.Silent ignored -> lost(Listener.ALL);
      case WireMode.Rebooting ignored -> lost(Listener.ALL);
      case WireMode.Babbling ignored -> lost(Listener.ALL);
      case WireMode.Refusing ignored -> new Conduct(true, 0, 0, delay, false);
      case WireMode.Slow(Duration by) -> new Conduct(false, share(device), late(by), by, false);
      case WireMode.Garbage ignored -> new Conduct(false, share(device), 0, delay, true);
      case WireMode.Foreign ignored -> new Conduct(false, share(device), 0, delay, true);
      case WireMode.WrongLength ignored -> new Conduct(false, share(device), 0, delay, false);
      case WireMode.Normal ignored -> new Conduct(false, share(device), 0, delay, false);
      case WireMode.Stuck ignored -> new Conduct(false, share(device), 0, delay, false);
      case WireMode.Sentinel ignored -> new Conduct(false, share(device), 0, delay, false);
    };
  }

  private static Conduct lost(int share) {
    return new Conduct(false, share, 0, Duration.ZERO, false);
  }

  private static int share(DeviceFace device) {
    double loss = 0;
    for (ResolvedPoint point : device.profile().planned()) {
      if (point.source() instanceof LinkSource(Measure measure)) {
        double value = device.number(point.id());
        if (measure == Measure.REACHABLE && value == 0) {
          return Listener.ALL;
        }
        loss = measure == Measure.LOSS && value > 0 ? value : loss;
      }
    }
    return (int) Math.min(Listener.ALL, Math.round(loss * PERCENT));
  }

  private static int late(Duration by) {
    int times = 1;
    while (times < MOST_LATE && Duration.ofSeconds((1L << times) - 1).compareTo(by) < 0) {
      times++;
    }
    return times;
  }
}
