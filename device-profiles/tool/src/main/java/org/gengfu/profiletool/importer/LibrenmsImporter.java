package org.gengfu.profiletool.importer;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code librenms}: a discovery definition of LibreNMS, YAML, its sensors and states. */
final class LibrenmsImporter implements Importer {
  private static final Map<String, String> UNITS =
      Map.ofEntries(
          Map.entry("voltage", "V"),
          Map.entry("current", "A"),
          Map.entry("temperature", "℃"),
          Map.entry("humidity", "%RH"),
          Map.entry("frequency", "Hz"),
          Map.entry("power", "W"),
          Map.entry("load", "%"),
          Map.entry("charge", "%"),
          Map.entry("runtime", "min"),
          Map.entry("fanspeed", "rpm"),
          Map.entry("dbm", "dBm"),
          Map.entry("percent", "%"),
          Map.entry("power_consumed", "kWh"),
          Map.entry("pressure", "kPa"),
          Map.entry("signal", "dB"));

  @Override
  public String kind() {
    return "librenms";
  }

  @Override
  public String usage() {
    return "LibreNMS discovery definition, YAML";
  }

  @Override
  public String usualLicence() {
    return "GPL-3.0-or-later; not to be passed on with this product";
  }

  @Override
  public Draft read(List<SourceFile> files, ImportOptions options, LossReport report)
      throws ImportException {
    SourceFile file = files.getFirst();
    SourceNode root = SourceNode.document(file);
    SourceNode sensors = root.get("modules").get("sensors");
    if (sensors.map().isEmpty()) {
      throw new ImportException(file.name() + ": no definition: \"modules\" has no \"sensors\"");
    }
    Draft draft = new Draft("snmp");
    draft.block.put("versions", List.of("v2c", "v3"));
    draft.id = file.stem();
    draft.titleEn = file.stem();
    draft.manual =
        "LibreNMS definition "
            + file.name()
            + (root.text("mib").isEmpty() ? "" : ", MIB " + root.text("mib"));
    PointNames names = new PointNames();
    sensors
        .map()
        .forEach((kind, group) -> {
          for (SourceNode sensor : group.items("data")) {
            sensor(file.name(), kind, sensor, group.get("options"), names, draft, report);
          }
        });
    for (String other : root.get("modules").map().keySet()) {
      if (!other.equals("sensors")) {
        report.dropped(
            file.name(),
            root.get("modules").get(other).line(),
            "modules." + other,
            "only sensors are taken over");
      }
    }
    return draft;
  }

  private static void sensor(
      String file,
      String kind,
      SourceNode sensor,
      SourceNode options,
      PointNames names,
      Draft draft,
      LossReport report) {
    String told = sensor.text("num_oid").replaceFirst("^\\.", "");
    String oid = told.replaceAll("\\s*\\{\\{\\s*\\$(index|subindex0)\\s*\\}\\}\\s*", "*");
    String name = sensor.first("descr", "value", "oid");
    if (!oid.matches("[0-9]+(\\.[0-9]+)+(\\.\\*)?")) {
      report.dropped(
          file,
          sensor.line(),
          name,
          "num_oid \"" + told + "\" is no identifier in numbers with the index at its end");
      return;
    }
    boolean rows = oid.endsWith("*");
    List<String> doubts = new ArrayList<>();
    String title = name.replaceAll("\\{\\{.*?\\}\\}", " ").replaceAll("\\s+", " ").strip();
    if (!title.equals(name.strip())) {
      doubts.add("its name is taken from other columns, which is left out");
    }
    String symbol =
        sensor.first("value", "oid").replaceFirst(".*::", "").replaceFirst("(\\.[0-9]+)+$", "");
    String camel = PointNames.camel(symbol.isEmpty() ? title : symbol);
    String id = names.unique(camel.isEmpty() ? kind : camel);
    Map<String, Object> alarms = new LinkedHashMap<>();
    String at = rows ? oid.replace("*", "${index}") : oid;
    String shown = title.isEmpty() ? id : title;
    Map<String, Object> point = point(kind, id, shown, at, sensor, options, alarms, doubts);
    if (rows && draft.repeat.size() == MibProfile.MAX_TABLES) {
      report.dropped(file, sensor.line(), name, "more than " + MibProfile.MAX_TABLES + " tables");
      return;
    }
    if (rows) {
      draft.repeat.put(id, section(oid.substring(0, oid.length() - 2), point, renamed(alarms, id)));
    } else {
      draft.points.put(id, point);
      draft.alarms.putAll(alarms);
    }
    String became = rows ? "repeat." + id : id;
    if (doubts.isEmpty()) {
      report.kept(file, sensor.line(), name, became);
    } else {
      report.approximated(file, sensor.line(), name, became + ": " + String.join("; ", doubts));
    }
  }

  private static Map<String, Object> point(
      String kind,
      String id,
      String title,
      String at,
      SourceNode sensor,
      SourceNode options,
      Map<String, Object> alarms,
      List<String> doubts) {
    Map<String, Object> point = new LinkedHashMap<>();
    point.put("title", Draft.texts("", title));
    Map<Long, Map<String, Object>> states = states(sensor);
    if (states.isEmpty()) {
      String name = kind.equals("charge") ? "chargeRemaining" : id;
      UnitWords.Unit unit = UnitWords.of(UNITS.getOrDefault(kind, ""), name);
      unit.describe(point);
      point.put("at", at);
      TableProfile.scale(point, unit.factor().multiply(factor(sensor, options, doubts)));
      limits(id, title, sensor, alarms, doubts);
    } else {
      point.put("at", at);
      Map<String, Object> labels = new LinkedHashMap<>();
      states.forEach((raw, label) -> labels.put(Long.toString(raw), label));
      point.put("enum", labels);
    }
    skipped(sensor, point, states.isEmpty(), doubts);
    return point;
  }

  private static Map<String, Object> section(
      String oid, Map<String, Object> point, Map<String, Object> alarms) {
    Map<String, Object> section = new LinkedHashMap<>();
    section.put("table", Draft.map("columns", Draft.map("row", oid)));
    section.put("key", "index");
    section.put("points", Draft.map("value", point));
    if (!alarms.isEmpty()) {
      section.put("alarms", alarms);
    }
    return section;
  }

  /** The same alarms over the point {@code value} of a section. */
  private static Map<String, Object> renamed(Map<String, Object> alarms, String id) {
    Map<String, Object> renamed = new LinkedHashMap<>();
    alarms.forEach((key, alarm) -> {
      if (alarm instanceof Map<?, ?> map) {
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((k, v) -> copy.put(String.valueOf(k), v));
        copy.put("when", String.valueOf(copy.get("when")).replace(id + " ", "value "));
        renamed.put(key.substring(id.length() + 1), copy);
      }
    });
    return renamed;
  }

  private static BigDecimal factor(SourceNode sensor, SourceNode options, List<String> doubts) {
    String divisor = sensor.has("divisor") ? sensor.text("divisor") : options.text("divisor");
    String multiplier =
        sensor.has("multiplier") ? sensor.text("multiplier") : options.text("multiplier");
    BigDecimal by = EdgexImporter.number(divisor);
    BigDecimal times = EdgexImporter.number(multiplier);
    if (!divisor.isEmpty() && by == null || !multiplier.isEmpty() && times == null) {
      doubts.add("its divisor or multiplier is no number and is left out");
    }
    if (sensor.has("user_func")) {
      doubts.add("its function " + sensor.text("user_func") + " is left out");
    }
    BigDecimal factor = times == null ? BigDecimal.ONE : times;
    return by == null || by.signum() == 0 ? factor : factor.divide(by, MathContext.DECIMAL64);
  }

  private static Map<Long, Map<String, Object>> states(SourceNode sensor) {
    Map<Long, String> words = new LinkedHashMap<>();
    Map<Long, String> severities = new LinkedHashMap<>();
    for (SourceNode state : sensor.items("states")) {
      if (state.text("value").matches("-?[0-9]{1,10}")) {
        long raw = Long.parseLong(state.text("value"));
        words.putIfAbsent(raw, state.text("descr"));
        severities.putIfAbsent(
            raw,
            switch (state.text("generic")) {
              case "0" -> "ok";
              case "1" -> "minor";
              case "2" -> "critical";
              default -> "unknown";
            });
      }
    }
    Map<Long, Map<String, Object>> states = new LinkedHashMap<>();
    StateWords.labels(words)
        .forEach((raw, label) -> {
          if (label instanceof Map<?, ?> map) {
            Map<String, Object> copy = new LinkedHashMap<>();
            map.forEach((k, v) -> copy.put(String.valueOf(k), v));
            copy.put("severity", severities.getOrDefault(Long.valueOf(raw), "unknown"));
            states.put(Long.valueOf(raw), copy);
          }
        });
    return states;
  }

  private static void limits(
      String id, String title, SourceNode sensor, Map<String, Object> alarms, List<String> doubts) {
    String[][] kinds = {
      {"low_limit", "<", "critical", "lowCritical"}, {"low_warn_limit", "<", "minor", "low"},
      {"warn_limit", ">", "minor", "high"}, {"high_limit", ">", "critical", "highCritical"}
    };
    for (String[] kind : kinds) {
      String told = sensor.text(kind[0]);
      BigDecimal limit = EdgexImporter.number(told);
      if (limit == null) {
        if (!told.isEmpty()) {
          doubts.add(kind[0] + " is kept in the device (" + told + ") and is left out");
        }
        continue;
      }
      Map<String, Object> alarm = new LinkedHashMap<>();
      alarm.put("when", id + " " + kind[1] + " limit");
      alarm.put("limit", limit);
      alarm.put("severity", kind[2]);
      alarm.put("type", "equipment");
      boolean low = kind[1].equals("<");
      alarm.put("text", Draft.texts(title + (low ? "过低" : "过高"), title + (low ? " low" : " high")));
      alarm.put("action", Draft.texts("按厂家手册处理", "Follow the maker's manual"));
      alarms.put(id + "_" + kind[3], alarm);
    }
  }

  private static void skipped(
      SourceNode sensor, Map<String, Object> point, boolean number, List<String> doubts) {
    List<Object> values = new ArrayList<>();
    for (SourceNode skip : sensor.items("skip_values")) {
      if (skip.text().matches("-?[0-9]{1,18}")) {
        values.add(new YamlText.Verbatim(skip.text()));
      } else {
        doubts.add("a condition for leaving rows out is not taken over");
      }
    }
    if (!values.isEmpty() && number) {
      point.put("invalid", values);
    }
  }
}
