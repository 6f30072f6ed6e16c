package org.gengfu.profiletool.importer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts the objects of one module into a profile. One use, one thread. */
final class MibProfile {
  /** Most repeated sections that a profile may have. */
  static final int MAX_TABLES = 50;

  private final MibSet set;
  private final MibModule module;
  private final @Nullable WalkFile walk;
  private final Draft draft;
  private final LossReport report;

  MibProfile(
      MibSet set, MibModule module, @Nullable WalkFile walk, Draft draft, LossReport report) {
    this.set = set;
    this.module = module;
    this.walk = walk;
    this.draft = draft;
    this.report = report;
  }

  void add() throws ImportException {
    for (MibObject object : module.objects().values()) {
      switch (object.macro()) {
        case "OBJECT-TYPE" -> object(object);
        case "NOTIFICATION-TYPE" -> event(object);
        case "OBJECT-IDENTITY" ->
            dropped(object, "a name for other values, it has no value itself");
        default -> {
          // nodes of the tree, groups and compliance hold nothing to read
        }
      }
    }
  }

  private void object(MibObject object) throws ImportException {
    MibSyntax syntax = object.syntax();
    if (syntax == null) {
      dropped(object, "it has no SYNTAX");
    } else if (syntax.rows()) {
      table(object, syntax);
    } else if (isRow(object) || inTable(object)) {
      return;
    } else {
      scalar(object, syntax);
    }
  }

  private static boolean isRow(MibObject object) {
    return !object.index().isEmpty() || !object.augments().isEmpty();
  }

  /** True for the columns of a table, which the table brings. */
  private boolean inTable(MibObject object) {
    MibObject parent = module.objects().get(object.place().getFirst());
    return parent != null && isRow(parent);
  }

  private void scalar(MibObject object, MibSyntax syntax) throws ImportException {
    if (!usable(object)) {
      return;
    }
    MibType type = MibType.of(set, module, syntax);
    String oid = set.oid(module, object);
    if (type.word().isEmpty() || draft.points.containsKey(object.name())) {
      dropped(
          object, type.word().isEmpty() ? "it manages rows and is no telemetry" : "defined twice");
      return;
    }
    MibPoint point = new MibPoint(module, object, type);
    String at = oid + ".0";
    boolean next = false;
    if (walk != null && !walk.has(at)) {
      next = walk.under(oid) > 0;
      if (!next && !walk.has(oid)) {
        dropped(object, "the walk has no " + at);
        return;
      }
      at = oid;
      point.doubt(
          next
              ? "the agent's instance is not .0, so it is asked for by GETNEXT"
              : "the agent's instance has no .0");
    }
    Map<String, Object> made = point.make(at);
    if (next) {
      made.put("ask", "next");
    }
    if (walk != null) {
      compare(point, made, walk.value(at));
    }
    draft.points.put(object.name(), made);
    MibImporter.asset(draft, object.name(), object.name());
    told(object, object.name(), point.doubts());
  }

  /** Takes the range away when the walk holds a value outside. */
  private static void compare(MibPoint point, Map<String, Object> made, String value) {
    if (made.get("valid") instanceof List<?> range && value.matches("-?[0-9]{1,18}")) {
      java.math.BigDecimal scale =
          made.get("scale") instanceof java.math.BigDecimal factor
              ? factor
              : java.math.BigDecimal.ONE;
      java.math.BigDecimal seen = new java.math.BigDecimal(value).multiply(scale);
      boolean below = seen.compareTo(new java.math.BigDecimal(range.getFirst().toString())) < 0;
      if (below || seen.compareTo(new java.math.BigDecimal(range.getLast().toString())) > 0) {
        made.remove("valid");
        point.doubt(
            "the walk holds " + value + ", which the MIB's range excludes; find out what it means");
      }
    }
  }

  private boolean usable(MibObject object) {
    if (object.status().equals("obsolete")) {
      dropped(object, "obsolete");
      return false;
    }
    if (!object.readable()) {
      dropped(object, object.access() + ": it cannot be read");
      return false;
    }
    return true;
  }

  private void table(MibObject table, MibSyntax syntax) throws ImportException {
    MibObject row = row(table);
    if (row == null || draft.repeat.size() == MAX_TABLES) {
      dropped(
          table,
          row == null
              ? "its row " + syntax.base() + " is not defined here"
              : "more than " + MAX_TABLES + " tables; give --walk, or import fewer modules");
      return;
    }
    Map<String, Object> points = new LinkedHashMap<>();
    String firstColumn = "";
    String named = "";
    for (MibObject column : module.objects().values()) {
      MibSyntax columnSyntax = column.syntax();
      boolean mine =
          column.macro().equals("OBJECT-TYPE") && column.place().getFirst().equals(row.name());
      if (!mine || columnSyntax == null || !column(row, column)) {
        continue;
      }
      MibType type = MibType.of(set, module, columnSyntax);
      String oid = set.oid(module, column);
      if (type.word().isEmpty()) {
        dropped(column, "it manages rows and is no telemetry");
      } else if (walk != null && walk.under(oid) == 0) {
        dropped(column, "the walk has nothing under " + oid);
      } else {
        MibPoint point = new MibPoint(module, column, type);
        points.put(column.name(), point.make(oid + ".${index}"));
        firstColumn = firstColumn.isEmpty() ? oid : firstColumn;
        boolean name =
            type.word().equals("text") && column.name().matches("(?i).*(name|label|descr|alias)");
        named = named.isEmpty() && name ? oid : named;
        told(column, section(table) + "[]." + column.name(), point.doubts());
      }
    }
    if (!points.isEmpty()) {
      draft.repeat.put(section(table), section(firstColumn, named, points));
    }
  }

  private boolean column(MibObject row, MibObject column) {
    if (row.index().contains(column.name()) && !column.readable()) {
      report.kept(module.file(), column.line(), column.name(), "the rows' index");
      return false;
    }
    return usable(column);
  }

  private static Map<String, Object> section(
      String firstColumn, String named, Map<String, Object> points) {
    Map<String, Object> columns = new LinkedHashMap<>();
    columns.put("row", firstColumn);
    Map<String, Object> section = new LinkedHashMap<>();
    if (!named.isEmpty()) {
      columns.put("label", Draft.map("at", named, "type", "text"));
      section.put("titleFrom", "${label}");
    }
    Map<String, Object> made = new LinkedHashMap<>();
    made.put("table", Draft.map("columns", columns));
    made.put("key", "index");
    made.putAll(section);
    made.put("points", points);
    return made;
  }

  private static String section(MibObject table) {
    return table.name().replaceFirst("Table$", "");
  }

  private @Nullable MibObject row(MibObject table) {
    for (MibObject object : module.objects().values()) {
      if (isRow(object) && object.place().getFirst().equals(table.name())) {
        return object;
      }
    }
    return null;
  }

  private void event(MibObject object) throws ImportException {
    String text = MibPoint.words(object.name());
    String sentence =
        object.description().replaceAll("\\s+", " ").replaceFirst("(?<=\\.)\\s.*", "");
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("title", Draft.texts("", text));
    event.put("trap", set.oid(module, object));
    event.put("text", Draft.texts("", sentence.isBlank() ? text : sentence));
    draft.events.putIfAbsent(object.name(), event);
    told(object, "events." + object.name(), List.of());
  }

  private void told(MibObject object, String became, List<String> doubts) {
    if (doubts.isEmpty()) {
      report.kept(module.file(), object.line(), object.name(), became);
    } else {
      report.approximated(
          module.file(), object.line(), object.name(), became + ": " + String.join("; ", doubts));
    }
  }

  private void dropped(MibObject object, String reason) {
    report.dropped(module.file(), object.line(), object.name(), reason);
  }
}
