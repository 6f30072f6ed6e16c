package org.gengfu.profiletool.importer;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A profile that is being made: the parts that an importer fills; {@link ImportCommand} adds id,
 * title and provenance. For one thread.
 */
final class Draft {
  /** Stands where only the user knows what belongs there; the linter refuses it by name. */
  static final String FILL_IN = "FILL-IN";

  /** What the source calls the device; may be empty. */
  String id = "";

  String titleEn = "";
  String titleZh = "";
  String vendor = "";
  String model = "";
  String kind = "";
  String doc = "";
  String manual = "";
  String note = "";

  /** Licence that the source itself names; may be empty. */
  String licence = "";

  final String protocol;
  final Map<String, Object> block = new LinkedHashMap<>();
  final Map<String, Object> polling = new LinkedHashMap<>();
  final Map<String, Object> params = new LinkedHashMap<>();
  final Map<String, Object> enums = new LinkedHashMap<>();
  final Map<String, Object> points = new LinkedHashMap<>();
  final Map<String, Object> repeat = new LinkedHashMap<>();
  final Map<String, Object> derived = new LinkedHashMap<>();
  final Map<String, Object> alarms = new LinkedHashMap<>();
  final Map<String, Object> events = new LinkedHashMap<>();
  final Map<String, Object> asset = new LinkedHashMap<>();

  /** Other keys of the profile, written as they are. */
  final Map<String, Object> more = new LinkedHashMap<>();

  Draft(String protocol) {
    this.protocol = protocol;
  }

  /** A map that keeps its order, from keys and values in turn. */
  static Map<String, Object> map(Object... keysAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      map.put(String.valueOf(keysAndValues[i]), keysAndValues[i + 1]);
    }
    return map;
  }

  /**
   * A text in both languages. Where the source knows one language only, it stands in both.
   *
   * @param zh Chinese, or empty
   * @param en English, or empty
   */
  static Map<String, Object> texts(String zh, String en) {
    String any = shorten(zh.isBlank() ? en : zh);
    return map("zh", any, "en", en.isBlank() ? any : shorten(en));
  }

  private static String shorten(String text) {
    String line = text.replaceAll("\\s+", " ").strip();
    String safe = line.isEmpty() ? "?" : line;
    return safe.length() > 300 ? safe.substring(0, 297) + "..." : safe;
  }

  /** A description for {@code doc:}, or nothing when it is empty. */
  static void doc(Map<String, Object> point, String text) {
    String line = text.replaceAll("\\s+", " ").strip();
    if (!line.isEmpty()) {
      point.put("doc", line.length() > 2000 ? line.substring(0, 1997) + "..." : line);
    }
  }

  /** The profile's keys in their usual order, without those that are empty. */
  Map<String, Object> body() {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("protocol", protocol);
    body.put(protocol, block);
    put(body, "polling", polling);
    put(body, "params", params);
    put(body, "enums", enums);
    put(body, "points", points);
    put(body, "repeat", repeat);
    put(body, "derived", derived);
    put(body, "alarms", alarms);
    put(body, "events", events);
    put(body, "asset", asset);
    body.putAll(more);
    return body;
  }

  private static void put(Map<String, Object> body, String key, Map<String, Object> part) {
    if (!part.isEmpty()) {
      body.put(key, part);
    }
  }
}
