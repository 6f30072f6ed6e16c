package org.gengfu.sim.station;

import java.util.Arrays;
import java.util.Optional;

/** Something that happens to the station, or is put right again. */
enum StationFault {
  ANTENNA_WATER("antenna.water", 0, 0.95),
  ANTENNA_DRY("antenna.dry"),
  FAN_STOP("fan.stop"),
  FAN_REPAIR("fan.repair"),
  PA_FOLDBACK("pa.foldback", 1, 8),
  PA_REPAIR("pa.repair"),
  CLOCK_LOSS("clock.loss"),
  CLOCK_REPAIR("clock.repair"),
  LINK_LOSS("link.loss"),
  LINK_REPAIR("link.repair"),
  MAINS_OFF("mains.off"),
  MAINS_ON("mains.on"),
  TRAFFIC("traffic.erlangs", 0, 16);

  private final String text;
  private final double low;
  private final double high;

  StationFault(String text) {
    this(text, Double.NaN, Double.NaN);
  }

  StationFault(String text, double low, double high) {
    this.text = text;
    this.low = low;
    this.high = high;
  }

  static Optional<StationFault> named(String text) {
    return Arrays.stream(values()).filter(fault -> fault.text.equals(text)).findFirst();
  }

  String text() {
    return text;
  }

  /** Throws when the value is missing, needless or out of range. */
  void check(double value) {
    boolean needed = !Double.isNaN(low);
    if (needed && !(value >= low && value <= high)) {
      throw new IllegalArgumentException(text + " needs a value from " + low + " to " + high);
    }
    if (!needed && !Double.isNaN(value)) {
      throw new IllegalArgumentException(text + " takes no value");
    }
  }
}
