package org.gengfu.profiletool.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gengfu.profile.ModbusTable;
import org.gengfu.profile.RegisterSource;
import org.gengfu.profile.ResolvedPoint;

/** Where a point lies, as people look for it. Stateless; any thread. */
final class Addresses {
  private Addresses() {}

  /**
   * As on the wire, and as Modicon numbers it; of other protocols what the source says of itself.
   */
  static List<String> of(ResolvedPoint point, String written) {
    if (point.source() instanceof RegisterSource source) {
      String bits = source.sliced() ? bits(source.lowBit(), source.highBit()) : "";
      String table = source.table().name().toLowerCase(Locale.ROOT);
      return List.of(
          table + ":" + source.address() + bits + " " + type(source), modicon(source) + bits);
    }
    List<String> cells = new ArrayList<>(List.of(written, ""));
    return cells;
  }

  private static String bits(int low, int high) {
    return low == high ? "." + low : ".[" + low + ".." + high + "]";
  }

  private static String type(RegisterSource source) {
    return source.type().name().toLowerCase(Locale.ROOT)
        + (source.registers() > 1 ? " " + source.order().name() : "");
  }

  private static String modicon(RegisterSource source) {
    int digit = digit(source.table());
    int number = source.address() + 1;
    return number <= 9_999
        ? String.format(Locale.ROOT, "%d%04d", digit, number)
        : String.format(Locale.ROOT, "%d%05d", digit, number);
  }

  private static int digit(ModbusTable table) {
    return switch (table) {
      case COIL -> 0;
      case DISCRETE -> 1;
      case INPUT -> 3;
      case HOLDING -> 4;
    };
  }
}
