package org.gengfu.center.field;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.gengfu.register.Words;
import org.jspecify.annotations.Nullable;

/**
 * Types of nodes: the words by which the rules that are shipped know them, and what people call
 * them. Other types may be used; they are words of letters, digits and {@code . _ -}. Stateless.
 */
public final class NodeTypes {
  private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z0-9._-]{0,63}");
  private static final Map<String, Words> KNOWN = known();
  private static final Map<String, String> OF_KIND = ofKind();

  private NodeTypes() {}

  private static Map<String, Words> known() {
    Map<String, Words> known = new LinkedHashMap<>();
    known.put("feeder", new Words("馈线", "Feeder"));
    known.put("mains", new Words("市电", "Mains"));
    known.put("distribution", new Words("配电", "Distribution"));
    known.put("ups", new Words("UPS 电源", "UPS"));
    known.put("dc", new Words("直流电源", "DC plant"));
    known.put("meter", new Words("电表", "Meter"));
    known.put("line", new Words("运营商线路", "Carrier line"));
    known.put("link", new Words("链路", "Link"));
    known.put("aggswitch", new Words("汇聚交换机", "Aggregation switch"));
    known.put("switch", new Words("交换机", "Switch"));
    known.put("nvr", new Words("录像机", "Recorder"));
    known.put("camera", new Words("摄像机", "Camera"));
    known.put("rbs", new Words("基站", "Base station"));
    known.put("edge", new Words("边缘节点", "Edge"));
    known.put("sensor", new Words("传感器", "Sensor"));
    known.put("cooling", new Words("空调", "Cooling"));
    known.put("cabinet", new Words("机柜", "Cabinet"));
    known.put("room", new Words("机房", "Room"));
    known.put("terminal", new Words("终端", "Terminal"));
    known.put("plant", new Words("设施", "Plant"));
    known.put("device", new Words("设备", "Device"));
    return known;
  }

  private static Map<String, String> ofKind() {
    Map<String, String> types = new LinkedHashMap<>();
    types.put("edge", "edge");
    types.put("power.ups", "ups");
    types.put("power.dcPlant", "dc");
    types.put("power.meter", "meter");
    types.put("network.switch", "switch");
    types.put("network.link", "link");
    types.put("radio.baseStation", "rbs");
    types.put("video.camera", "camera");
    types.put("video.sweep", "camera");
    types.put("video.recorder", "nvr");
    types.put("cooling.", "cooling");
    types.put("environment.", "sensor");
    types.put("io.", "sensor");
    types.put("clock.", "sensor");
    types.put("hall.", "terminal");
    types.put("terminal.", "terminal");
    types.put("heating.", "plant");
    types.put("sewage.", "plant");
    return types;
  }

  /** The type that a word of either language names, null for none. */
  static @Nullable String of(String word) {
    String small = word.strip().toLowerCase(Locale.ROOT);
    for (Map.Entry<String, Words> type : KNOWN.entrySet()) {
      if (small.equals(type.getKey())
          || small.equals(type.getValue().zh().toLowerCase(Locale.ROOT))
          || small.equals(type.getValue().en().toLowerCase(Locale.ROOT))) {
        return type.getKey();
      }
    }
    return WORD.matcher(word.strip()).matches() ? word.strip() : null;
  }

  /** What people call a type; the type itself where nobody gave it a name. */
  public static Words text(String type) {
    return KNOWN.getOrDefault(type, new Words(type, type));
  }

  /** The type of a device by the kind of its profile ({@code Birth.properties}, {@code kind}). */
  public static String ofKind(String kind) {
    for (Map.Entry<String, String> type : OF_KIND.entrySet()) {
      String prefix = type.getKey();
      if (prefix.endsWith(".") ? kind.startsWith(prefix) : kind.equals(prefix)) {
        return type.getValue();
      }
    }
    return "device";
  }

  /** Every type that has a name, for choices on a page. */
  public static Map<String, Words> all() {
    return new LinkedHashMap<>(KNOWN);
  }
}
