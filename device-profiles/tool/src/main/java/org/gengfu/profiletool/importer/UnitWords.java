package org.gengfu.profiletool.importer;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Understands units as manuals write them: {@code ℃}, {@code 0.1V}, {@code 0.1 Volt DC}, {@code
 * kW}, {@code minutes}. Stateless; any thread.
 */
final class UnitWords {
  private static final Pattern STEP =
      Pattern.compile("^[x×*]?\\s*(0?\\.[0-9]+|1/10{1,4}|[0-9]+)\\s*[x×*]?\\s*(\\D.*)$");
  private static final Map<String, Unit> KNOWN = known();

  private UnitWords() {}

  /**
   * A unit.
   *
   * @param quantity a quantity of the profile language, or empty when none fits
   * @param unit UCUM code where no quantity says it, or empty
   * @param factor what a number in the source's unit is multiplied by
   * @param certain false when the words were not understood and are passed on as they are
   */
  record Unit(String quantity, String unit, BigDecimal factor, boolean certain) {
    static final Unit NONE = new Unit("", "", BigDecimal.ONE, true);

    Unit times(BigDecimal step) {
      return new Unit(quantity, unit, factor.multiply(step), certain);
    }

    /** Adds {@code quantity:} or {@code unit:} to a point. */
    void describe(Map<String, Object> point) {
      if (!quantity.isEmpty()) {
        point.put("quantity", quantity);
      } else if (!unit.isEmpty()) {
        point.put("unit", unit);
      }
    }
  }

  private static Map<String, Unit> known() {
    Map<String, Unit> map = new LinkedHashMap<>();
    put(
        map,
        "temperature",
        "1",
        "℃ °c degc deg.c c cel celsius degreescelsius degreescentigrade degreecelsius degrees摄氏度 摄氏度 度 degree(c) 'c ºc oc");
    put(
        map,
        "voltage",
        "1",
        "v volt volts vdc vac rmsvolts voltdc voltrms vrms 伏 伏特 voltsac voltsdc rmsvolt");
    put(map, "voltage", "0.001", "mv millivolt millivolts 毫伏");
    put(map, "voltage", "1000", "kv 千伏");
    put(
        map,
        "current",
        "1",
        "a amp amps ampere amperes rmsamp rmsamps ampdc ampsdc arms adc aac 安 安培");
    put(map, "current", "0.001", "ma milliamp milliamps 毫安");
    put(map, "frequency", "1", "hz hertz 赫兹 赫");
    put(map, "power", "1", "w watt watts 瓦");
    put(map, "power", "1000", "kw kilowatt kilowatts 千瓦");
    put(map, "reactivePower", "1", "var vars 乏");
    put(map, "reactivePower", "1000", "kvar 千乏");
    put(map, "apparentPower", "1", "va voltamps voltamp volt-amps volt-amp");
    put(map, "apparentPower", "1000", "kva");
    put(map, "energy", "1", "kwh kw·h kw.h kilowatthours 度电 千瓦时");
    put(map, "energy", "0.001", "wh w·h watthours watthour");
    put(map, "energy", "1000", "mwh");
    put(map, "resistance", "1", "ohm ohms ω Ω 欧 欧姆");
    put(map, "duration", "1", "s sec secs second seconds 秒");
    put(map, "duration", "0.001", "ms msec msecs milliseconds millisecond 毫秒");
    put(map, "duration", "0.01", "timeticks hundredthsofseconds");
    put(map, "duration", "60", "min mins minute minutes 分 分钟");
    put(map, "duration", "3600", "h hr hrs hour hours 小时 时");
    put(map, "duration", "86400", "d day days 天 日");
    put(map, "length", "1", "m metre metres meter meters 米");
    put(map, "length", "0.001", "mm 毫米");
    put(map, "pressure", "1", "kpa 千帕");
    put(map, "pressure", "0.001", "pa 帕");
    put(map, "pressure", "1000", "mpa 兆帕");
    put(map, "pressure", "100", "bar bars 巴");
    put(map, "flow", "1", "m3/h m³/h 立方米/小时");
    put(map, "speed", "1", "m/s 米/秒");
    put(map, "signal", "1", "db");
    put(map, "ratio", "1", "% percent percentage pct 百分比 ％");
    put(map, "humidity", "1", "%rh rh% ％rh rh");
    other(map, "dBm", "dbm");
    other(map, "{rpm}", "rpm r/min 转/分 转");
    other(map, "ug/m3", "ug/m3 μg/m3 μg/m³ ug/m³");
    other(map, "[ppm]", "ppm");
    other(map, "lx", "lux lx");
    other(map, "By", "byte bytes");
    other(map, "bit/s", "bps bit/s bits/s bitspersecond");
    other(map, "A.h", "ah a·h amphours");
    return map;
  }

  private static void put(Map<String, Unit> map, String quantity, String factor, String words) {
    for (String word : words.split(" ")) {
      map.put(word, new Unit(quantity, "", new BigDecimal(factor), true));
    }
  }

  private static void other(Map<String, Unit> map, String ucum, String words) {
    for (String word : words.split(" ")) {
      map.put(word, new Unit("", ucum, BigDecimal.ONE, true));
    }
  }

  /**
   * The unit that some words name.
   *
   * @param words as the source writes them; empty for none
   * @param name the point's name, which tells humidity and charge from other percentages
   */
  static Unit of(String words, String name) {
    String text = words.strip();
    if (text.isEmpty() || text.matches("[-/—无~]+|(?i)none|n/?a|null")) {
      return Unit.NONE;
    }
    Unit plain = plain(text, name);
    if (plain != null) {
      return plain;
    }
    Matcher step = STEP.matcher(text);
    if (step.matches()) {
      Unit unit = plain(step.group(2), name);
      String number = step.group(1);
      BigDecimal factor =
          number.startsWith("1/")
              ? BigDecimal.ONE.divide(new BigDecimal(number.substring(2)))
              : new BigDecimal(number);
      return (unit == null ? unknown(step.group(2)) : unit).times(factor);
    }
    return unknown(text);
  }

  private static Unit unknown(String text) {
    String line = text.replaceAll("\\s+", " ").strip();
    String cut = line.length() > 30 ? line.substring(0, 30) : line;
    return new Unit("", cut, BigDecimal.ONE, false);
  }

  private static @org.jspecify.annotations.Nullable Unit plain(String text, String name) {
    String exact = text.strip();
    if (exact.equals("MW")) {
      return new Unit("power", "", new BigDecimal("1000000"), true);
    }
    if (exact.equals("mW")) {
      return new Unit("power", "", new BigDecimal("0.001"), true);
    }
    String word = exact.toLowerCase(Locale.ROOT).replaceAll("[\\s_]+", "");
    Unit unit = KNOWN.get(word);
    if (unit == null) {
      unit = KNOWN.get(word.replaceAll("[()（）]", ""));
    }
    return unit != null && unit.quantity().equals("ratio") ? percentage(name) : unit;
  }

  private static Unit percentage(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    String quantity = "ratio";
    if (lower.contains("humid") || name.contains("湿度") || lower.matches(".*\\brh\\b.*")) {
      quantity = "humidity";
    } else if (lower.contains("chargeremaining")
        || lower.contains("soc")
        || name.contains("剩余容量")) {
      quantity = "charge";
    }
    return new Unit(quantity, "", BigDecimal.ONE, true);
  }
}
