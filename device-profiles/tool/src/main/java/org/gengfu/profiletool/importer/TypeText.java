package org.gengfu.profiletool.importer;

import java.util.Locale;

/**
 * A data type as a table writes it.
 *
 * @param type a type of the profile language
 * @param registers that it takes; of a string, its length
 * @param order {@code CDAB} and the like when the text says it, else empty
 * @param certain false when the text leaves something open
 */
record TypeText(String type, int registers, String order, boolean certain) {

  /**
   * Reads a cell.
   *
   * @param length registers by another column or an address range, 0 for unknown
   */
  static TypeText of(String cell, int length, boolean bits) {
    String text = cell.toLowerCase(Locale.ROOT).replaceAll("[\\s_*()（）]+", "");
    String order = order(text);
    if (bits) {
      return new TypeText("bit", 1, "", true);
    }
    if (text.matches(".*(string|ascii|char|字符|文本|varchar).*") && !text.startsWith("unsignedchar")) {
      return new TypeText("string", length > 0 ? length : characters(text), "", length > 0);
    }
    if (text.matches("bool.*|bit|位|布尔.*|开关量.*")) {
      return new TypeText("bit", 1, "", true);
    }
    if (text.contains("bcd")) {
      boolean two = text.contains("32") || length == 2;
      return new TypeText(two ? "bcd32" : "bcd16", two ? 2 : 1, order, true);
    }
    if (text.matches(".*(float|real|浮点|double|f32|f64|ieee).*")) {
      boolean four = text.contains("64") || text.contains("double") || length == 4;
      return new TypeText(four ? "float64" : "float32", four ? 4 : 2, order, true);
    }
    int registers = registers(text, length);
    boolean signed = signed(text);
    boolean certain =
        text.isEmpty()
            ? length == 1
            : !text.equals("int") && !text.equals("整型") && !text.equals("整数");
    String type = (signed ? "int" : "uint") + registers * 16;
    return new TypeText(type, registers, order, certain);
  }

  private static int registers(String text, int length) {
    if (text.matches(".*(64|longlong|qword).*") || length == 4) {
      return 4;
    }
    boolean two = text.matches(".*(32|long|dword|双字|4字节|4byte|dint).*") || length == 2;
    return two && !text.matches(".*16.*") ? 2 : 1;
  }

  private static boolean signed(String text) {
    if (text.matches(".*(无符号|unsign|uint|ushort|ulong|udint|word|byte|hex|^u[0-9]).*")) {
      return false;
    }
    return text.matches(".*(有符号|sign|int|short|long|整|^s[0-9]|^i[0-9]).*");
  }

  private static int characters(String text) {
    String digits = text.replaceAll("[^0-9]", "");
    int count = digits.isEmpty() || digits.length() > 3 ? 0 : Integer.parseInt(digits);
    return Math.max(1, Math.min(125, (count + 1) / 2));
  }

  private static String order(String text) {
    for (String order : new String[] {"ABCD", "CDAB", "BADC", "DCBA"}) {
      if (text.contains(order.toLowerCase(Locale.ROOT))) {
        return order;
      }
    }
    if (text.matches(".*(低字在前|低位在前|wordswap|swapped|lowwordfirst|低16位在前|inverse).*")) {
      return "CDAB";
    }
    return "";
  }
}
