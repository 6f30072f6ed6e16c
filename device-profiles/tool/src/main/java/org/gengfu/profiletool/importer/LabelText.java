package org.gengfu.profiletool.importer;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Meanings of raw values or bits in a sentence: {@code 0:停机 1:运行}, {@code 0-Off,1-On}, {@code bit0:
 * high pressure; bit1: filter}. Stateless; any thread.
 *
 * @param values labels by raw value
 * @param bits labels by bit
 * @param invalid raw values that the text calls invalid
 */
record LabelText(Map<Long, String> values, Map<Integer, String> bits, java.util.Set<Long> invalid) {
  private static final String NUMBER = "(0x[0-9a-fA-F]{1,8}|[0-9]{1,10})";
  private static final Pattern VALUE =
      Pattern.compile(
          "(?<![0-9A-Za-z.])"
              + NUMBER
              + "\\s*(?:[:：=＝、\\-—–]|表示|代表|为|(?=[\\p{IsHan}])|\\s)\\s*"
              + "([\\p{IsHan}A-Za-z][^,，;；。\\n\\r|]{0,60}?)"
              + "(?=\\s*(?:[,，;；。|\\n\\r/]|$)|[\\s)）]+"
              + NUMBER
              + "\\s*(?:[:：=＝、\\-—–]|\\s|[\\p{IsHan}]))");
  private static final Pattern BIT =
      Pattern.compile(
          "(?i)(?<![A-Za-z0-9])(?:bit|b|d|第|位)\\s*([0-9]{1,2})\\s*位?\\s*[:：=＝\\-—–、]?\\s*"
              + "([\\p{IsHan}A-Za-z][^,，;；。\\n\\r|]{0,60}?)"
              + "(?=\\s*(?:[,，;；。|\\n\\r]|$)|\\s+(?:bit|b|d|第|位)\\s*[0-9])");
  private static final Pattern INVALID =
      Pattern.compile(
          "(?i)(?<![0-9A-Za-z.])"
              + "(?:"
              + NUMBER
              + "\\s*(?:[:：=＝、\\-—–]|表示|代表|为|means|is)?\\s*(?:无效|invalid|not available|n/a)"
              + "|(0x[0-9a-fA-F]{4,8}|[0-9]{5,10})\\s*(?:[:：=＝、\\-—–]|表示|代表|为|means|is)?\\s*"
              + "(?:未接|断线|无数据|no sensor|no data))");

  LabelText {
    values = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(values));
    bits = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(bits));
    invalid = java.util.Set.copyOf(invalid);
  }

  static LabelText of(String text) {
    Map<Integer, String> bits = new LinkedHashMap<>();
    Matcher bit = BIT.matcher(text);
    while (bit.find()) {
      int number = Integer.parseInt(bit.group(1));
      if (number < 64) {
        bits.putIfAbsent(number, bit.group(2).strip());
      }
    }
    java.util.Set<Long> invalid = new java.util.LinkedHashSet<>();
    Matcher none = INVALID.matcher(text);
    while (none.find()) {
      String number = none.group(1) == null ? none.group(2) : none.group(1);
      invalid.add(Long.decode(number.replaceFirst("^0+(?=[0-9])", "")));
    }
    Map<Long, String> values = new LinkedHashMap<>();
    Matcher value = VALUE.matcher(text);
    while (value.find()) {
      long raw = Long.decode(value.group(1).replaceFirst("^0+(?=[0-9])", ""));
      if (!invalid.contains(raw)) {
        values.putIfAbsent(raw, value.group(2).strip());
      }
    }
    boolean enough = values.size() >= 2;
    return new LabelText(
        enough ? values : Map.of(),
        bits.size() >= 2 || bits.size() == 1 && !enough ? bits : Map.of(),
        invalid);
  }
}
