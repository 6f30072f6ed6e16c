package org.gengfu.center.inspection;

import java.math.BigDecimal;
import java.util.Optional;
import org.gengfu.center.watch.Device;
import org.gengfu.center.watch.DeviceKey;
import org.gengfu.center.watch.DeviceState;
import org.gengfu.center.watch.LivePicture;
import org.gengfu.contract.PointValue;
import org.gengfu.contract.Reading;
import org.gengfu.core.inspection.KnownValue;
import org.gengfu.core.inspection.Prefill;
import org.jspecify.annotations.Nullable;

/**
 * What telemetry says of points: the newest committed reading of a device that is up. A device that
 * nobody observes says nothing, whatever it said before. Any thread.
 *
 * @param picture what is committed
 */
record KnownPoints(LivePicture picture) implements Prefill.Values {
  @Override
  public Optional<KnownValue> newest(String node, String points) {
    DeviceKey key = RoundField.key(node);
    Device device = key == null ? null : picture.device(key).orElse(null);
    if (device == null || device.state() != DeviceState.UP) {
      return Optional.empty();
    }
    for (String point : points.split("\\" + UsualChecks.OR)) {
      Optional<Reading> reading = picture.latest(device.key(), point);
      if (reading.isPresent()) {
        return reading.flatMap(KnownPoints::known);
      }
    }
    return Optional.empty();
  }

  private static Optional<KnownValue> known(Reading reading) {
    @Nullable PointValue value = reading.value();
    return value == null
        ? Optional.empty()
        : Optional.of(new KnownValue(text(value), reading.quality().isGood(), reading.eventTime()));
  }

  private static String text(PointValue value) {
    return switch (value) {
      case PointValue.Real(double real) ->
          new BigDecimal(Double.toString(real)).stripTrailingZeros().toPlainString();
      case PointValue.Whole(long whole) -> Long.toString(whole);
      case PointValue.Flag(boolean flag) -> Boolean.toString(flag);
      case PointValue.Text(String text) -> text;
    };
  }
}
