package org.gengfu.profiletool.probe;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Finds which reading of which register gives the number that the device's panel shows. Immutable;
 * any thread.
 *
 * @param shown the panel's number, with as many decimals as it shows
 */
public record LooksLike(BigDecimal shown) {
  private static final List<BigDecimal> SCALES =
      List.of(
          BigDecimal.ONE,
          new BigDecimal("0.1"),
          new BigDecimal("0.01"),
          new BigDecimal("0.001"),
          BigDecimal.TEN,
          new BigDecimal("100"));

  /**
   * One reading that fits.
   *
   * @param address on the wire
   * @param order of the bytes, empty for one register
   */
  public record Match(String table, int address, String type, String order, BigDecimal scale) {
    /** The keys of a point that reads so. */
    public String keys() {
      String text = "at: " + table + ":" + address + ", type: " + type;
      text += order.isEmpty() ? "" : ", order: " + order;
      return scale.compareTo(BigDecimal.ONE) == 0
          ? text
          : text + ", scale: " + scale.toPlainString();
    }
  }

  /** Every reading that gives the number, one register first. */
  public List<Match> in(RegisterView view) {
    List<Match> matches = new ArrayList<>();
    for (Map.Entry<Integer, Integer> entry : view.values().entrySet()) {
      int value = entry.getValue();
      whole(view, entry.getKey(), "int16", "", (short) value, matches);
      if (value > Short.MAX_VALUE) {
        whole(view, entry.getKey(), "uint16", "", value, matches);
      }
    }
    for (Map.Entry<Integer, Integer> entry : view.values().entrySet()) {
      Integer next = view.values().get(entry.getKey() + 1);
      if (next != null) {
        pair(view, entry.getKey(), entry.getValue(), next, matches);
      }
    }
    return matches;
  }

  private void pair(RegisterView view, int address, int first, int second, List<Match> matches) {
    for (String order : RegisterView.ORDERS) {
      int bits = RegisterView.joined(first, second, order);
      float real = Float.intBitsToFloat(bits);
      if (Float.isFinite(real) && real != 0 && fits(new BigDecimal(real))) {
        matches.add(new Match(view.table(), address, "float32", order, BigDecimal.ONE));
      }
      whole(view, address, bits < 0 ? "int32" : "uint32", order, bits, matches);
    }
  }

  private void whole(
      RegisterView view, int address, String type, String order, long raw, List<Match> matches) {
    for (BigDecimal scale : SCALES) {
      if (raw != 0 && fits(BigDecimal.valueOf(raw).multiply(scale))) {
        matches.add(new Match(view.table(), address, type, order, scale));
      }
    }
  }

  /** True within half of the last digit that the panel shows. */
  private boolean fits(BigDecimal value) {
    BigDecimal half = BigDecimal.ONE.movePointLeft(shown.scale()).divide(BigDecimal.TWO);
    return value.subtract(shown).abs().compareTo(half) <= 0;
  }

  /**
   * What a manual counts from, if it gives this address for the match.
   *
   * @param said the manual's number
   * @return {@code 0}, {@code 1}, {@code modicon}, or empty when none of them gives the address
   */
  public static String base(Match match, int said) {
    int modicon = match.table().equals("input") ? 30_001 : 40_001;
    if (said == match.address()) {
      return "0";
    }
    if (said == match.address() + 1) {
      return "1";
    }
    return said - modicon == match.address() || said - modicon * 10 + 9 == match.address()
        ? "modicon"
        : "";
  }
}
