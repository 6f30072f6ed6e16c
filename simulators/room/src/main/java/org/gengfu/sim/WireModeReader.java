package org.gengfu.sim;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.gengfu.document.MapNode;
import org.gengfu.document.Problems;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.sim.face.WireMode;
import org.jspecify.annotations.Nullable;

/** Reads how a device shall behave on its wire from a request of the control interface. */
final class WireModeReader {
  private static final Duration LEAST = Duration.ofMillis(1);
  private static final Duration MOST = Duration.ofHours(1);
  private static final Duration USUAL_SLOW = Duration.ofSeconds(1);
  private static final Duration USUAL_REBOOT = Duration.ofSeconds(5);
  private static final Duration USUAL_BABBLE = Duration.ofMillis(700);
  private static final int USUAL_BABBLE_BYTES = 5;
  private static final int DEVICE_FAILURE = 4;

  private enum Word {
    NORMAL,
    SILENT,
    SLOW,
    WRONG_LENGTH,
    GARBAGE,
    FOREIGN,
    EXCEPTION,
    STUCK,
    REBOOT,
    BABBLE,
    SENTINEL
  }

  private WireModeReader() {}

  static WireMode read(MapNode body, SimulatedDevice device, Instant now, Problems problems) {
    body.require("mode", problems);
    Word word = body.choice("mode", Word.class, Word.NORMAL, problems);
    return switch (word) {
      case NORMAL -> new WireMode.Normal();
      case SILENT -> new WireMode.Silent();
      case SLOW -> new WireMode.Slow(time(body, USUAL_SLOW, problems));
      case WRONG_LENGTH -> new WireMode.WrongLength();
      case GARBAGE -> new WireMode.Garbage();
      case FOREIGN -> new WireMode.Foreign();
      case EXCEPTION ->
          new WireMode.Refusing((int) body.whole("code", DEVICE_FAILURE, 1, 255, problems));
      case STUCK -> new WireMode.Stuck(Map.of());
      case REBOOT -> new WireMode.Rebooting(now.plus(time(body, USUAL_REBOOT, problems)));
      case BABBLE ->
          new WireMode.Babbling(
              time(body, USUAL_BABBLE, problems),
              (int) body.whole("bytes", USUAL_BABBLE_BYTES, 1, 256, problems));
      case SENTINEL -> sentinel(body, device, problems);
    };
  }

  private static Duration time(MapNode body, Duration usual, Problems problems) {
    return body.duration("time", usual, LEAST, MOST, problems);
  }

  private static WireMode sentinel(MapNode body, SimulatedDevice device, Problems problems) {
    String id = body.string("point", problems);
    if (id == null) {
      return new WireMode.Normal();
    }
    @Nullable ResolvedPoint point = device.point(id).orElse(null);
    if (point == null || point.invalid().isEmpty()) {
      String message = "point " + id + " is unknown or has no value that means \"no value\"";
      problems.add(body.valueMark("point"), "NO_SENTINEL", message, "Choose one that has");
    }
    return new WireMode.Sentinel(id);
  }
}
