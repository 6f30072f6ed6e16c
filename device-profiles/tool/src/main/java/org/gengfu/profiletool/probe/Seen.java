package org.gengfu.profiletool.probe;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a device says of itself. Immutable; any thread.
 *
 * @param common texts by key that mean the same to every profile: {@code sysObjectId}, {@code
 *     sysDescr}, {@code fc43.<object>}
 * @param own further texts by profile, then by key: how a register or a reply is read is the
 *     profile's
 * @param notes what was not asked, and why; for people
 */
record Seen(Map<String, String> common, Map<String, Map<String, String>> own, List<String> notes) {
  /** Longest text of a device that is shown. */
  static final int MAX_SHOWN = 120;

  Seen {
    common = Map.copyOf(common);
    own = Map.copyOf(own);
    notes = List.copyOf(notes);
  }

  /** Texts by key as a profile's rules name them. */
  Map<String, String> by(String profile) {
    Map<String, String> all = new HashMap<>(common);
    all.putAll(own.getOrDefault(profile, Map.of()));
    return all;
  }

  /** True when it said nothing at all. */
  boolean nothing() {
    return common.isEmpty() && own.values().stream().allMatch(Map::isEmpty);
  }

  /** Everything that was said, each once, quoted. */
  List<String> words() {
    Map<String, String> all = new LinkedHashMap<>();
    common.forEach((key, text) -> all.put(key + " = " + quoted(text), ""));
    own.values()
        .forEach(texts -> texts.forEach((key, text) -> all.put(key + " = " + quoted(text), "")));
    return all.keySet().stream().sorted().toList();
  }

  /** A device's text as it may stand on a screen: one line, shortened. */
  static String quoted(String text) {
    String line = text.replaceAll("\\p{Cntrl}+", " ");
    return '"' + (line.length() > MAX_SHOWN ? line.substring(0, MAX_SHOWN) + "..." : line) + '"';
  }
}
