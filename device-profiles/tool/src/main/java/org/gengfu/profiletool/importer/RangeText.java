package org.gengfu.profiletool.importer;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A range as a table writes it: {@code 0~100}, {@code -40..125}, {@code [0, 50]}. */
record RangeText(BigDecimal low, BigDecimal high) {
  private static final String NUMBER = "([-+]?[0-9]+(?:\\.[0-9]+)?)";
  private static final Pattern FORM =
      Pattern.compile(
          "[\\[(（]?\\s*"
              + NUMBER
              + "\\s*[^0-9.,;，；~～至-]{0,6}\\s*(?:~|～|-|–|—|\\.\\.+|to|至|到|,|，|…)\\s*"
              + NUMBER
              + "\\s*[^0-9]{0,8}");

  /** Null when the cell is no range. */
  static @Nullable RangeText of(String cell) {
    Matcher matcher = FORM.matcher(cell.strip());
    if (!matcher.matches()) {
      return null;
    }
    BigDecimal low = new BigDecimal(matcher.group(1));
    BigDecimal high = new BigDecimal(matcher.group(2));
    return low.compareTo(high) < 0 ? new RangeText(low, high) : null;
  }

  /** True when the numbers can only be raw ones: the type does not reach them once scaled. */
  boolean raw(TypeText type, BigDecimal factor) {
    if (type.type().startsWith("float") || factor.compareTo(BigDecimal.ONE) == 0) {
      return false;
    }
    boolean signed = type.type().startsWith("int");
    BigDecimal reach =
        BigDecimal.TWO.pow(type.registers() * 16 - (signed ? 1 : 0)).multiply(factor);
    return high.abs().max(low.abs()).compareTo(reach) > 0;
  }

  /** The range in the point's unit. */
  RangeText scaled(TypeText type, BigDecimal factor) {
    return raw(type, factor) ? new RangeText(low.multiply(factor), high.multiply(factor)) : this;
  }
}
