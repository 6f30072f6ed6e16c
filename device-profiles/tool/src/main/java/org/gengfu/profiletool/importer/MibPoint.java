package org.gengfu.profiletool.importer;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Makes a point out of an object that can be read. For one thread, for one object. */
final class MibPoint {
  private static final Pattern TENTHS =
      Pattern.compile(
          "(?i)\\b(tenths?|hundredths?|thousandths?|0\\.0?0?1|1/10{1,3}|x ?10{1,3}|times 10{1,3}|multiplied by 10{1,3}|divided? by 10{1,3})\\b");

  private final MibModule module;
  private final MibObject object;
  private final MibType type;
  private final Map<String, Object> point = new LinkedHashMap<>();
  private final List<String> doubts = new ArrayList<>();

  MibPoint(MibModule module, MibObject object, MibType type) {
    this.module = module;
    this.object = object;
    this.type = type;
  }

  /** What could not be taken over exactly. */
  List<String> doubts() {
    return List.copyOf(doubts);
  }

  void doubt(String why) {
    doubts.add(why);
  }

  /**
   * The point.
   *
   * @param at its object identifier, with {@code .0} or the row's index
   */
  Map<String, Object> make(String at) {
    String word = type.word();
    point.put("title", Draft.texts("", words(object.name())));
    UnitWords.Unit unit = UnitWords.of(object.units(), object.name());
    boolean number = word.equals("integer") && type.names().isEmpty() || word.startsWith("float");
    if (number) {
      unit.describe(point);
    }
    point.put("at", at);
    point.put("name", object.name());
    if (!word.equals("integer")) {
      point.put("type", word);
    }
    if (number) {
      scale(unit);
    }
    names(word);
    if (word.equals("text") || word.equals("oid") || word.equals("mac") || word.equals("ip")) {
      point.put("poll", "slow");
    }
    write();
    if (object.status().equals("deprecated")) {
      point.put("enabled", false);
      doubts.add("deprecated in the MIB, so switched off");
    }
    Draft.doc(point, object.description());
    point.put("manual", module.name() + ", " + object.name());
    return point;
  }

  private void scale(UnitWords.Unit unit) {
    BigDecimal factor = unit.factor().movePointLeft(type.decimals());
    if (type.base().equals("TimeTicks") && object.units().isEmpty()) {
      factor = new BigDecimal("0.01");
      point.put("quantity", "duration");
    }
    if (!unit.certain()) {
      doubts.add("the unit \"" + object.units() + "\" is not known and stands as it is");
    }
    TableProfile.scale(point, factor);
    if (type.ranged()) {
      BigDecimal low = BigDecimal.valueOf(type.low() == null ? 0 : type.low()).multiply(factor);
      BigDecimal high = BigDecimal.valueOf(type.high() == null ? 0 : type.high()).multiply(factor);
      point.put("valid", List.of(low, high));
    }
    if (type.counter()) {
      int width = type.base().endsWith("64") ? 64 : 32;
      point.put("counter", Draft.map("kind", "counter", "wrap", width));
    }
    boolean plain = factor.compareTo(BigDecimal.ONE) == 0 && !type.counter();
    if (plain && TENTHS.matcher(object.description()).find() && object.units().isEmpty()) {
      doubts.add("its description speaks of a scale that UNITS does not name; set scale by hand");
    }
    if (!type.unknown().isEmpty()) {
      doubts.add(
          "no module defines " + type.unknown() + ", so a whole number was taken; say --mibs");
    }
  }

  private void names(String word) {
    if (type.names().isEmpty() || word.equals("truth")) {
      return;
    }
    if (word.equals("bits")) {
      Map<Integer, String> bits = new LinkedHashMap<>();
      type.names()
          .forEach((bit, name) -> {
            if (bit < 64) {
              bits.put(bit.intValue(), name);
            }
          });
      point.put("bits", StateWords.bits(bits));
    } else {
      point.put("enum", StateWords.labels(type.names()));
    }
  }

  private void write() {
    if (object.access().contains("write") || object.access().equals("read-create")) {
      doubts.add(
          "writable in the MIB, imported for reading only; add write: by hand where it is wanted");
    }
    if (type.base().equals("OCTET STRING")
        && type.hint().isEmpty()
        && type.convention().isEmpty()) {
      doubts.add("OCTET STRING without DISPLAY-HINT, read as text");
    }
  }

  /** {@code upsBatteryVoltage} as words: ups battery voltage. */
  static String words(String name) {
    String spaced =
        name.replaceAll("([a-z0-9])([A-Z])", "$1 $2")
            .replaceAll("([A-Z]+)([A-Z][a-z])", "$1 $2")
            .replace('-', ' ');
    return spaced.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + spaced.substring(1);
  }
}
