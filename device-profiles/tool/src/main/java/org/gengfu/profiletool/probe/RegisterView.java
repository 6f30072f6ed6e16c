package org.gengfu.profiletool.probe;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What some registers may mean, side by side: 16 bits with and without sign, 32 bits and floats in
 * the four orders of bytes, text. Immutable; any thread.
 */
public final class RegisterView {
  /** Orders of the four bytes of two registers; A is the most significant. */
  static final List<String> ORDERS = List.of("ABCD", "CDAB", "BADC", "DCBA");

  private final String table;
  private final NavigableMap<Integer, Integer> values;

  /**
   * @param table {@code holding} or {@code input}
   * @param values register by address on the wire
   */
  public RegisterView(String table, NavigableMap<Integer, Integer> values) {
    this.table = table;
    this.values = new TreeMap<>(values);
  }

  /** The four bytes of two registers in the order A to D. */
  static int joined(int first, int second, String order) {
    int a = first >> 8 & 0xFF;
    int b = first & 0xFF;
    int c = second >> 8 & 0xFF;
    int d = second & 0xFF;
    int[] wire = {a, b, c, d};
    int value = 0;
    for (char letter : new char[] {'A', 'B', 'C', 'D'}) {
      value = value << 8 | wire[order.indexOf(letter)];
    }
    return value;
  }

  /** The table, a line for each register. */
  public String text() {
    StringBuilder text = new StringBuilder();
    String heads = "%12s".repeat(8);
    text.append(
        String.format(
            "%-14s %6s %7s  hex %7s %7s", "wire", "base 1", "Modicon", "int16", "uint16"));
    List<Object> names = new ArrayList<>();
    ORDERS.forEach(order -> names.add("i32 " + order));
    ORDERS.forEach(order -> names.add("f32 " + order));
    text.append(String.format(heads, names.toArray())).append("  text\n");
    values.forEach((address, value) -> text.append(line(address, value)).append('\n'));
    return text.toString();
  }

  private String line(int address, int value) {
    StringBuilder line = new StringBuilder();
    String modicon = (table.equals("input") ? "3" : "4") + String.format("%04d", address + 1);
    line.append(
        String.format(
            "%-14s %6d %7s %04X %7d %7d",
            table + ":" + address, address + 1, modicon, value, (short) value, value));
    Integer next = values.get(address + 1);
    for (String order : ORDERS) {
      line.append(String.format("%12s", next == null ? "" : joined(value, next, order)));
    }
    for (String order : ORDERS) {
      line.append(String.format("%12s", next == null ? "" : real(joined(value, next, order))));
    }
    return line.append("  ").append(letters(value)).toString().stripTrailing();
  }

  /** A float, or a dash for one that no device means. */
  private static String real(int bits) {
    float value = Float.intBitsToFloat(bits);
    boolean sane = value == 0 || Math.abs(value) >= 1e-6 && Math.abs(value) < 1e9;
    return sane ? String.format(Locale.ROOT, "%.5g", value) : "-";
  }

  private static String letters(int value) {
    String both =
        StandardCharsets.ISO_8859_1
            .decode(ByteBuffer.wrap(new byte[] {(byte) (value >> 8), (byte) value}))
            .toString();
    return both.replaceAll("[^\\x20-\\x7E]", ".");
  }

  /** The registers by address. */
  NavigableMap<Integer, Integer> values() {
    return new TreeMap<>(values);
  }

  /** The table's name. */
  String table() {
    return table;
  }
}
