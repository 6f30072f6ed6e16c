package org.gengfu.profiletool.importer;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.gengfu.profiletool.importer.YamlText.Verbatim;

/**
 * Makes enumerations and bit sets: a word for expressions and texts in both languages, where the
 * usual Chinese words for states are known. Stateless; any thread.
 */
final class StateWords {
  private static final Map<String, String> ENGLISH = english();

  private StateWords() {}

  private static Map<String, String> english() {
    Map<String, String> map = new LinkedHashMap<>();
    String[] pairs =
        ("停机 Stopped|停止 Stopped|运行 Running|开机 On|关机 Off|开 On|关 Off|打开 Open|关闭 Closed|正常 Normal"
                + "|故障 Fault|告警 Alarm|报警 Alarm|待机 Standby|无 None|有 Present|是 Yes|否 No|自动 Automatic"
                + "|手动 Manual|本地 Local|远程 Remote|制冷 Cooling|制热 Heating|加湿 Humidifying|除湿 Dehumidifying"
                + "|送风 Fan|未知 Unknown|启用 Enabled|禁用 Disabled|在线 Online|离线 Offline|合闸 Closed|分闸 Open"
                + "|旁路 Bypass|市电 Mains|电池 Battery|充电 Charging|放电 Discharging|浮充 Float|均充 Equalising"
                + "|预告警 Warning|断线 Broken wire|漏水 Leak|高温 High temperature|低温 Low temperature|自检 Self-test")
            .split("\\|");
    for (String pair : pairs) {
      int space = pair.indexOf(' ');
      map.put(pair.substring(0, space), pair.substring(space + 1));
    }
    return map;
  }

  /** English for a Chinese word of a state, or empty. */
  static String english(String word) {
    return ENGLISH.getOrDefault(word.strip(), "");
  }

  /** An {@code enum:} by raw value. */
  static Map<String, Object> labels(Map<Long, String> values) {
    Map<String, Object> map = new LinkedHashMap<>();
    Set<String> taken = new HashSet<>();
    values.forEach((raw, text) -> {
      Map<String, Object> label = new LinkedHashMap<>();
      label.put("id", word(text, "value" + (raw < 0 ? "Minus" + -raw : raw), taken));
      label.put("label", texts(text));
      map.put(Long.toString(raw), label);
    });
    return map;
  }

  /** A {@code bits:} by number. */
  static Map<String, Object> bits(Map<Integer, String> bits) {
    Map<String, Object> map = new LinkedHashMap<>();
    Set<String> taken = new HashSet<>();
    bits.forEach((number, text) ->
        map.put(
            Integer.toString(number),
            Draft.map("id", word(text, "bit" + number, taken), "title", texts(text))));
    return map;
  }

  private static Map<String, Object> texts(String text) {
    boolean chinese = PointNames.chinese(text);
    String english = chinese ? english(text) : text;
    return Draft.texts(chinese ? text : "", english);
  }

  private static String word(String text, String fallback, Set<String> taken) {
    String english = PointNames.chinese(text) ? english(text) : text;
    String made = PointNames.camel(english).replaceAll("[.-](.)", "_$1");
    String word = made.isEmpty() || made.length() > 50 || keyword(made) ? fallback : made;
    String free = word;
    for (int i = 2; !taken.add(free); i++) {
      free = word + "_" + i;
    }
    return free;
  }

  private static boolean keyword(String word) {
    return Set.of("and", "or", "not", "true", "false", "limit").contains(word);
  }

  /** A raw number in hexadecimal, as manuals write sentinels. */
  static Verbatim hex(long raw) {
    return new Verbatim(
        raw < 10
            ? Long.toString(raw)
            : "0x" + Long.toHexString(raw).toUpperCase(java.util.Locale.ROOT));
  }
}
