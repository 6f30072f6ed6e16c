package org.gengfu.profiletool.importer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One SunSpec model, as its JSON (model definition schema of the SunSpec Alliance) or its older XML
 * form (smdx) says.
 *
 * @param top its fixed block with everything below
 */
record SunSpecModel(int id, Group top) {

  /**
   * A group of points.
   *
   * @param count how often it stands there: a number, a point's name, or 0 for as often as the
   *     model's length has room
   */
  record Group(
      String name,
      String label,
      String doc,
      String count,
      int line,
      List<Point> points,
      List<Group> groups) {
    Group {
      points = List.copyOf(points);
      groups = List.copyOf(groups);
    }

    /** Registers of one instance, groups of a fixed number within it included. */
    int size() {
      int size = points.stream().mapToInt(Point::size).sum();
      for (Group group : groups) {
        size +=
            group.size() * (group.count().matches("[0-9]+") ? Integer.parseInt(group.count()) : 0);
      }
      return size;
    }
  }

  /**
   * A point.
   *
   * @param size in registers
   * @param scale name of the point with the power of ten, or the power itself, or empty
   * @param symbols names by value or bit
   */
  record Point(
      String name,
      String type,
      int size,
      String scale,
      String units,
      String label,
      String doc,
      boolean writable,
      boolean fixed,
      Map<Long, String> symbols,
      int line) {
    Point {
      symbols = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(symbols));
    }
  }

  /** Registers of a type, or 0 when only the definition can say it. */
  static int registers(String type) {
    return switch (type) {
      case "int32", "uint32", "acc32", "enum32", "bitfield32", "float32", "ipaddr" -> 2;
      case "int64", "uint64", "acc64", "bitfield64", "float64", "eui48" -> 4;
      case "ipv6addr" -> 8;
      case "string" -> 0;
      default -> 1;
    };
  }

  static SunSpecModel read(SourceFile file) throws ImportException {
    String text = file.text().stripLeading();
    return text.startsWith("<") ? SunSpecXml.read(file) : json(file);
  }

  private static SunSpecModel json(SourceFile file) throws ImportException {
    SourceNode root = SourceNode.document(file);
    int id = root.whole("id", -1);
    if (id < 0 || !root.has("group")) {
      throw new ImportException(
          file.name() + ": no SunSpec model: \"id\" and \"group\" are missing");
    }
    return new SunSpecModel(id, group(root.get("group"), "1"));
  }

  private static Group group(SourceNode node, String usual) {
    List<Point> points = new ArrayList<>();
    node.items("points").forEach(point -> points.add(point(point)));
    List<Group> groups = new ArrayList<>();
    node.items("groups").forEach(group -> groups.add(group(group, "1")));
    String count = node.has("count") ? node.text("count") : usual;
    return new Group(
        node.text("name"),
        node.first("label", "name"),
        node.text("desc"),
        count,
        node.line(),
        points,
        groups);
  }

  private static Point point(SourceNode node) {
    String type = node.text("type");
    Map<Long, String> symbols = new java.util.LinkedHashMap<>();
    for (SourceNode symbol : node.items("symbols")) {
      symbols.put((long) symbol.whole("value", 0), symbol.first("label", "name"));
    }
    return new Point(
        node.text("name"),
        type,
        Math.max(1, node.whole("size", registers(type))),
        node.text("sf"),
        node.text("units"),
        node.first("label", "name"),
        (node.text("desc") + " " + node.text("detail")).strip(),
        node.text("access").contains("W"),
        node.text("static").equals("S"),
        symbols,
        node.line());
  }
}
