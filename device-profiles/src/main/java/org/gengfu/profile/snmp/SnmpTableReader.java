package org.gengfu.profile.snmp;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.gengfu.document.ListNode;
import org.gengfu.document.MapNode;
import org.gengfu.document.Node;
import org.gengfu.document.Problems;
import org.gengfu.document.ScalarNode;
import org.gengfu.document.Suggestion;
import org.gengfu.profile.LanguageContext;
import org.jspecify.annotations.Nullable;

/** Reads the table that a repetition walks. For one thread. */
final class SnmpTableReader {
  /** The row's index as a column. */
  static final String INDEX = "index";

  private static final Pattern INDEX_PART = Pattern.compile("index[1-8]?");

  private final SnmpSourceReader sources;
  private final Problems problems;

  SnmpTableReader(LanguageContext context) {
    this.sources = new SnmpSourceReader(context);
    this.problems = context.problems();
  }

  @Nullable SnmpTable read(MapNode repeat) {
    int before = problems.count();
    MapNode table = repeat.map("table", problems);
    if (table == null) {
      return null;
    }
    MapNode described = table.map("columns", problems);
    MapNode all = described == null ? MapNode.empty(table.mark()) : described;
    List<SnmpTable.Column> columns = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (String name : all.keys()) {
      SnmpTable.Column column = column(all, name, names);
      if (column != null) {
        columns.add(column);
        names.add(name);
      }
    }
    if (columns.isEmpty() && problems.count() == before) {
      problems.add(table.mark(), "MISSING", "the table has no column", "Add columns:");
    }
    List<String> key = key(repeat, names);
    return problems.count() > before ? null : new SnmpTable(columns, key);
  }

  /** Names that a row's columns have, the index's among them. */
  static List<String> names(MapNode repeat) {
    List<String> names = new ArrayList<>();
    if (repeat.get("table") instanceof MapNode table
        && table.get("columns") instanceof MapNode columns) {
      names.addAll(columns.keys());
    }
    names.add(INDEX);
    for (int part = 1; part <= SnmpTable.MAX_INDEX_PARTS; part++) {
      names.add(INDEX + part);
    }
    return names;
  }

  private SnmpTable.@Nullable Column column(MapNode table, String name, Set<String> before) {
    if (INDEX_PART.matcher(name).matches()) {
      String message = "\"" + name + "\" is the row's index and cannot be a column's name";
      problems.add(table.keyMark(name), "DUPLICATE_KEY", message, "Choose another name");
      return null;
    }
    MapNode spec = table.get(name) instanceof MapNode map ? map : null;
    Node at = spec == null ? table.get(name) : spec.get("at");
    if (!(at instanceof ScalarNode scalar)) {
      String fix = "Write " + name + ": 1.3.6..., or a map with at:";
      problems.add(table.valueMark(name), "MISSING", "the column has no object identifier", fix);
      return null;
    }
    Oid oid = sources.oid(scalar);
    if (oid == null) {
      return null;
    }
    if (spec == null) {
      return new SnmpTable.Column(name, oid, SnmpType.TEXT, null);
    }
    SnmpType type = spec.has("type") ? sources.type(spec) : SnmpType.TEXT;
    String index = spec.optionalString(INDEX, problems);
    if (index != null && (before.isEmpty() || !known(index, before))) {
      String message = "the index \"" + index + "\" is no column above this one";
      problems.add(spec.valueMark(INDEX), "UNKNOWN_NAME", message, Suggestion.among(index, before));
      return null;
    }
    return type == null ? null : new SnmpTable.Column(name, oid, type, index);
  }

  private static boolean known(String name, Set<String> columns) {
    return columns.contains(name) || INDEX_PART.matcher(name).matches();
  }

  private List<String> key(MapNode repeat, Set<String> names) {
    List<String> key = new ArrayList<>();
    Node node = repeat.get("key");
    List<Node> parts =
        node instanceof ListNode list ? list.items() : node == null ? List.of() : List.of(node);
    for (Node part : parts) {
      if (part instanceof ScalarNode scalar && known(scalar.text(), names)) {
        key.add(scalar.text());
      } else {
        String text = part instanceof ScalarNode scalar ? scalar.text() : "";
        problems.add(
            part.mark(),
            "UNKNOWN_NAME",
            "the key \"" + text + "\" is no column of the table",
            Suggestion.among(text, names));
      }
    }
    return key.isEmpty() ? List.of(INDEX) : key;
  }
}
