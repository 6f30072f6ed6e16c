package org.gengfu.profiletool.importer;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One SNMP item of a Zabbix template while it becomes a point. For one thread. */
final class ZabbixItem {
  private static final Set<String> SCRIPTS =
      Set.of(
          "JAVASCRIPT",
          "JSONPATH",
          "XMLPATH",
          "SNMP_WALK_VALUE",
          "SNMP_WALK_TO_JSON",
          "PROMETHEUS_PATTERN",
          "CSV_TO_JSON",
          "HEX_TO_DECIMAL",
          "OCTAL_TO_DECIMAL",
          "BOOL_TO_DECIMAL",
          "STR_REPLACE",
          "SNMP_GET_VALUE");

  private final SourceNode item;
  private final Map<String, Map<Long, String>> maps;
  private final List<String> doubts = new ArrayList<>();
  private final Map<String, Object> point = new LinkedHashMap<>();
  private BigDecimal scale = BigDecimal.ONE;
  private BigDecimal rateScale = BigDecimal.ONE;
  private boolean rate;

  ZabbixItem(SourceNode item, Map<String, Map<Long, String>> maps) {
    this.item = item;
    this.maps = maps;
  }

  List<String> doubts() {
    return List.copyOf(doubts);
  }

  /** Why the item cannot be taken over, or empty. */
  String refusal() {
    for (SourceNode step : item.items("preprocessing")) {
      if (SCRIPTS.contains(step.text("type"))) {
        return "its step " + step.text("type") + " has no counterpart";
      }
    }
    return "";
  }

  Map<String, Object> point(String oid) {
    String name = item.text("name").replaceAll("\\{#[A-Z0-9_.]+\\}:?\\s*", "").strip();
    boolean chinese = PointNames.chinese(name);
    String english = name.isEmpty() ? item.text("key") : name;
    Map<String, Object> title = Draft.texts(chinese ? name : "", chinese ? "" : english);
    point.put("title", title);
    boolean text = Set.of("CHAR", "TEXT", "LOG", "1", "2", "4").contains(item.text("value_type"));
    Map<Long, String> labels = maps.getOrDefault(item.get("valuemap").text("name"), Map.of());
    for (SourceNode step : item.items("preprocessing")) {
      step(step, text);
    }
    UnitWords.Unit unit =
        UnitWords.of(item.text("units").replaceFirst("^!", ""), item.text("name"));
    point.put("at", oid);
    if (text) {
      point.put("type", "text");
    } else if (!labels.isEmpty()) {
      point.put("enum", StateWords.labels(labels));
      scale = BigDecimal.ONE;
    } else if (item.text("value_type").equals("FLOAT")
        && scale.compareTo(BigDecimal.ONE) == 0
        && !rate) {
      doubts.add(
          "a fraction by its type; a whole number is read, write type: float or number-text if it"
              + " is one");
    }
    if (!text && labels.isEmpty()) {
      numbers(unit, title);
    }
    period();
    if (item.text("status").equals("DISABLED") || item.text("status").equals("1")) {
      point.put("enabled", false);
    }
    Draft.doc(point, item.text("description"));
    return point;
  }

  private void numbers(UnitWords.Unit unit, Map<String, Object> title) {
    if (rate) {
      Map<String, Object> made = Draft.map("per", "1s", "title", title);
      unit.describe(made);
      TableProfile.scale(made, rateScale.multiply(unit.factor()));
      point.put("counter", Draft.map("kind", "counter", "rate", made));
      doubts.add("the growth in a second is the derived point .rate");
    } else {
      unit.describe(point);
      TableProfile.scale(point, scale.multiply(unit.factor()));
    }
    if (!unit.certain()) {
      doubts.add("the unit \"" + item.text("units") + "\" is not known and stands as it is");
    }
  }

  private void step(SourceNode step, boolean text) {
    List<String> told = step.texts("parameters");
    String first = told.isEmpty() ? step.text("params") : told.getFirst();
    switch (step.text("type")) {
      case "MULTIPLIER", "1" -> {
        BigDecimal factor = EdgexImporter.number(first);
        if (factor == null || factor.signum() == 0) {
          doubts.add("the multiplier \"" + first + "\" is no number and is left out");
        } else if (rate) {
          rateScale = rateScale.multiply(factor);
        } else {
          scale = scale.multiply(factor);
        }
      }
      case "CHANGE_PER_SECOND", "10" -> rate = true;
      case "DISCARD_UNCHANGED_HEARTBEAT" -> {
        if (first.matches("[0-9]{1,6}[smhd]")) {
          point.put("report", Draft.map("heartbeat", first));
        }
      }
      case "REGEX", "5" -> {
        String group = told.size() > 1 ? told.get(1) : "\\1";
        if (text && group.matches("\\\\[0-9]")) {
          int number = group.charAt(1) - '0';
          point.put("extract", Draft.map("regex", first, "group", number));
        } else {
          doubts.add("its regular expression is left out");
        }
      }
      case "TRIM", "RTRIM", "LTRIM", "DISCARD_UNCHANGED", "CHECK_NOT_SUPPORTED" -> {
        // texts lose outer blanks and unchanged values are not reported anyway
      }
      default -> doubts.add("its step " + step.text("type") + " is left out");
    }
  }

  private void period() {
    String delay = item.text("delay").replaceFirst(";.*", "");
    if (delay.matches("[1-9][0-9]{0,5}[smhd]")) {
      point.put("period", delay);
    } else if (!delay.isEmpty() && !delay.equals("0")) {
      doubts.add("its period \"" + delay + "\" is left out");
    }
  }
}
