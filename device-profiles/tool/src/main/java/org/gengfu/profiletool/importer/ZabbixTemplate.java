package org.gengfu.profiletool.importer;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Puts one Zabbix template into a profile. One use, one thread. */
final class ZabbixTemplate {
  private static final Set<String> SNMP =
      Set.of("SNMP_AGENT", "SNMPV1", "SNMPV2", "SNMPV3", "1", "4", "6", "20");
  private static final Pattern PAIR = Pattern.compile("\\{#([A-Z0-9_.]+)\\}\\s*,\\s*([^,\\]]+)");

  private final String file;
  private final SourceNode template;
  private final Map<String, Map<Long, String>> maps;
  private final Map<String, String> macros;
  private final MibSet mibs;
  private final Draft draft;
  private final LossReport report;
  private final PointNames names = new PointNames();
  private final Map<String, String> idsByKey = new LinkedHashMap<>();

  ZabbixTemplate(
      String file,
      SourceNode template,
      Map<String, Map<Long, String>> maps,
      Map<String, String> macros,
      MibSet mibs,
      Draft draft,
      LossReport report) {
    this.file = file;
    this.template = template;
    this.maps = maps;
    this.macros = macros;
    this.mibs = mibs;
    this.draft = draft;
    this.report = report;
  }

  void add(SourceNode export) throws ImportException {
    for (SourceNode item : template.items("items")) {
      item(item, draft.points, "");
    }
    for (SourceNode rule : template.items("discovery_rules")) {
      discovery(rule);
    }
    ZabbixTriggers triggers = new ZabbixTriggers(file, macros, idsByKey, report);
    for (SourceNode item : template.items("items")) {
      item.items("triggers").forEach(trigger -> triggers.add(trigger, draft.alarms));
    }
    export.items("triggers").forEach(trigger -> triggers.add(trigger, draft.alarms));
    macros.keySet().removeAll(triggers.used());
    macros.forEach((macro, value) ->
        report.dropped(
            file, template.get("macros").line(), macro, "no alarm that was taken over uses it"));
  }

  /** Adds an item to some points; the id, or empty when it was dropped. */
  private String item(SourceNode item, Map<String, Object> points, String index)
      throws ImportException {
    String name = item.text("name");
    if (!SNMP.contains(item.text("type"))) {
      report.dropped(file, item.line(), name, "it is no SNMP item but " + item.text("type"));
      return "";
    }
    String oid = numeric(item.text("snmp_oid"));
    if (oid.isEmpty()) {
      report.dropped(
          file,
          item.line(),
          name,
          "\""
              + item.text("snmp_oid")
              + "\" is no plain identifier; say --mibs FOLDER if it is symbolic");
      return "";
    }
    ZabbixItem made = new ZabbixItem(item, maps);
    String refused = made.refusal();
    if (!refused.isEmpty()) {
      report.dropped(file, item.line(), name, refused);
      return "";
    }
    String key = item.text("key").replaceFirst("\\[.*", "");
    String camel = PointNames.camel(key.replaceAll("\\.$", ""));
    String id =
        index.isEmpty() ? names.unique(camel.isEmpty() ? "item" : camel) : unique(camel, points);
    points.put(id, made.point(oid.replace("{#SNMPINDEX}", "${index}")));
    idsByKey.put(item.text("key"), id);
    if (made.doubts().isEmpty()) {
      report.kept(file, item.line(), name, index + id);
    } else {
      report.approximated(
          file, item.line(), name, index + id + ": " + String.join("; ", made.doubts()));
    }
    return id;
  }

  private static String unique(String id, Map<String, Object> points) {
    String free = id.isEmpty() ? "item" : id;
    for (int i = 2; points.containsKey(free); i++) {
      free = id + "_" + i;
    }
    return free;
  }

  /** The identifier in numbers, with {@code {#SNMPINDEX}} kept; empty when it is none. */
  private String numeric(String told) throws ImportException {
    Matcher get = Pattern.compile("get\\[([^\\]]+)\\]").matcher(told);
    String bare = (get.matches() ? get.group(1) : told).strip().replaceFirst("^\\.", "");
    if (bare.matches("[0-9]+(\\.[0-9]+)+(\\.\\{#SNMPINDEX\\})?")) {
      return bare;
    }
    Matcher symbol =
        Pattern.compile("([A-Za-z0-9-]+)::([A-Za-z0-9-]+)((?:\\.[0-9]+)*(?:\\.\\{#SNMPINDEX\\})?)")
            .matcher(bare);
    MibModule module = symbol.matches() ? mibs.module(symbol.group(1)) : null;
    @Nullable MibObject object = module == null ? null : module.objects().get(symbol.group(2));
    return module == null || object == null ? "" : mibs.oid(module, object) + symbol.group(3);
  }

  private void discovery(SourceNode rule) throws ImportException {
    String name = rule.text("name");
    Map<String, Object> columns = columns(rule.text("snmp_oid"));
    if (!SNMP.contains(rule.text("type"))
        || columns.isEmpty()
        || draft.repeat.size() == MibProfile.MAX_TABLES) {
      report.dropped(
          file, rule.line(), name, "its rows come from no SNMP table that is named in numbers");
      return;
    }
    String section =
        names.unique(
            PointNames.camel(rule.text("key").replaceFirst("\\[.*", "")).replace('.', '_'));
    Map<String, Object> points = new LinkedHashMap<>();
    for (SourceNode prototype : rule.items("item_prototypes")) {
      item(prototype, points, section + "[].");
    }
    if (points.isEmpty()) {
      report.dropped(file, rule.line(), name, "none of its items was taken over");
      return;
    }
    Map<String, Object> made = new LinkedHashMap<>();
    made.put("table", Draft.map("columns", columns));
    made.put("key", "index");
    String first = columns.keySet().iterator().next();
    if (!first.equals("row")) {
      made.put("titleFrom", "${" + first + "}");
    }
    made.put("points", points);
    Map<String, Object> alarms = new LinkedHashMap<>();
    ZabbixTriggers triggers = new ZabbixTriggers(file, macros, idsByKey, report);
    for (SourceNode prototype : rule.items("item_prototypes")) {
      prototype.items("trigger_prototypes").forEach(trigger -> triggers.add(trigger, alarms));
    }
    rule.items("trigger_prototypes").forEach(trigger -> triggers.add(trigger, alarms));
    if (!alarms.isEmpty()) {
      made.put("alarms", alarms);
    }
    draft.repeat.put(section, made);
    if (rule.get("filter").items("conditions").isEmpty()) {
      report.kept(file, rule.line(), name, "repeat." + section);
    } else {
      report.approximated(
          file,
          rule.line(),
          name,
          "repeat." + section + ": its filter is left out, so every row is read");
    }
  }

  private Map<String, Object> columns(String told) throws ImportException {
    Map<String, Object> columns = new LinkedHashMap<>();
    Matcher pair = PAIR.matcher(told);
    while (pair.find()) {
      String oid = numeric(pair.group(2));
      if (!oid.isEmpty()) {
        String name =
            PointNames.camel(pair.group(1).toLowerCase(java.util.Locale.ROOT))
                .replaceAll("[.-]", "_");
        columns.put(name.equals("index") ? "row" : name, Draft.map("at", oid, "type", "text"));
      }
    }
    if (columns.isEmpty() && !numeric(told).isEmpty()) {
      columns.put("row", numeric(told));
    }
    return columns;
  }
}
