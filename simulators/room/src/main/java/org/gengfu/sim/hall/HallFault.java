package org.gengfu.sim.hall;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Something that happens in the hall, or is put right again. */
enum HallFault {
  PAPER_OUT("paper.out", Role.PRINTER),
  PAPER_NEW("paper.new", Role.PRINTER),
  COVER_OPEN("cover.open", Role.PRINTER),
  COVER_CLOSE("cover.close", Role.PRINTER),
  CUTTER_JAM("cutter.jam", Role.PRINTER),
  CUTTER_CLEAR("cutter.clear", Role.PRINTER),
  CALLER_CUT("caller.cut", Role.CALLER),
  CALLER_REPAIR("caller.repair", Role.CALLER),
  PORT_DOWN("port.down", Role.SWITCH, 1, Ports.MOST),
  PORT_UP("port.up", Role.SWITCH, 1, Ports.MOST),
  TERMINAL_DOWN("terminal.down", Role.TERMINAL),
  TERMINAL_UP("terminal.up", Role.TERMINAL),
  MAINS_OFF("mains.off", null),
  MAINS_ON("mains.on", null),
  VISITORS("visitors.hour", null, 0, 36_000);

  private final String text;
  private final @Nullable Role role;
  private final double low;
  private final double high;

  HallFault(String text, @Nullable Role role) {
    this(text, role, Double.NaN, Double.NaN);
  }

  HallFault(String text, @Nullable Role role, double low, double high) {
    this.text = text;
    this.role = role;
    this.low = low;
    this.high = high;
  }

  static Optional<HallFault> named(String text) {
    return Arrays.stream(values()).filter(fault -> fault.text.equals(text)).findFirst();
  }

  String text() {
    return text;
  }

  /** What kind of device it happens to; empty when it concerns the whole hall. */
  Optional<Role> role() {
    return Optional.ofNullable(role);
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
