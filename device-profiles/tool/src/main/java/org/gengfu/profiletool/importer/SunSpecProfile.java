package org.gengfu.profiletool.importer;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gengfu.profiletool.importer.YamlText.Verbatim;

/** Puts one SunSpec model into a profile. One use, one thread. */
final class SunSpecProfile {
  private final String file;
  private final String parameter;
  private final String prefix;
  private final Draft draft;
  private final LossReport report;
  private int fixedSize;

  /**
   * @param parameter holds the register in which the model's ID stands
   * @param prefix of the points' ids, with a dot, or empty
   */
  SunSpecProfile(String file, String parameter, String prefix, Draft draft, LossReport report) {
    this.file = file;
    this.parameter = parameter;
    this.prefix = prefix;
    this.draft = draft;
    this.report = report;
  }

  void add(SunSpecModel model) {
    fixedSize = model.top().size();
    int offset = points(model.top(), prefix, 0, draft.points);
    groups(model.top(), prefix, offset, draft.points, draft.repeat);
    Object match = Draft.map("at", "holding:${" + parameter + "}", "equals", model.id());
    if (!draft.more.containsKey("identify")) {
      draft.more.put("identify", List.of(Draft.map("modbus", match)));
    }
  }

  /** Adds a group's own points; the offset behind them. */
  private int points(SunSpecModel.Group group, String path, int start, Map<String, Object> into) {
    int offset = start;
    for (SunSpecModel.Point point : group.points()) {
      if (point.type().equals("pad")) {
        report.dropped(file, point.line(), point.name(), "fills up, holds nothing");
      } else {
        String id = path + point.name();
        into.put(id, point(point, id, offset));
      }
      offset += point.size();
    }
    return offset;
  }

  /** Adds the groups below; the offset behind them as far as it is known. */
  private void groups(
      SunSpecModel.Group parent,
      String path,
      int start,
      Map<String, Object> points,
      Map<String, Object> sections) {
    int offset = start;
    for (SunSpecModel.Group group : parent.groups()) {
      String name = group.name();
      if (group.count().equals("1")) {
        int end = points(group, path + name + ".", offset, points);
        groups(group, path + name + ".", end, points, sections);
      } else {
        sections.put(path + name, section(group, offset));
      }
      if (!group.count().matches("[1-9][0-9]*")) {
        List<SunSpecModel.Group> rest = parent.groups();
        if (group != rest.getLast()) {
          report.dropped(
              file, group.line(), name, "groups behind one of unknown number have no fixed place");
        }
        return;
      }
      offset += group.size() * Integer.parseInt(group.count());
    }
  }

  private Map<String, Object> section(SunSpecModel.Group group, int offset) {
    Map<String, Object> section = new LinkedHashMap<>();
    section.put("count", count(group));
    section.put("stride", group.size());
    if (!group.label().isEmpty()) {
      section.put("title", Draft.texts("", group.label()));
    }
    Map<String, Object> points = new LinkedHashMap<>();
    int end = points(group, "", offset, points);
    section.put("points", points);
    Map<String, Object> nested = new LinkedHashMap<>();
    boolean known = group.groups().stream().allMatch(g -> g.count().matches("[1-9][0-9]*"));
    if (known) {
      groups(group, "", end, points, nested);
    } else {
      report.dropped(
          file,
          group.line(),
          group.name(),
          "its inner groups are of a number that only the device knows,"
              + " so the places of the outer ones are not fixed; the outer points of the first are right");
      section.put("count", 1);
    }
    if (!nested.isEmpty()) {
      section.put("repeat", nested);
    }
    return section;
  }

  private Object count(SunSpecModel.Group group) {
    if (group.count().equals("0") || group.count().isEmpty()) {
      int before = fixedSize - 2;
      return "${(" + prefix + "L - " + before + ") / " + group.size() + "}";
    }
    return group.count().matches("[0-9]+")
        ? Integer.valueOf(group.count())
        : "${" + prefix + group.count() + "}";
  }

  private Map<String, Object> point(SunSpecModel.Point source, String id, int offset) {
    List<String> doubts = new ArrayList<>();
    Map<String, Object> point = new LinkedHashMap<>();
    point.put("title", Draft.texts("", source.label()));
    UnitWords.Unit unit = UnitWords.of(source.units(), source.label());
    boolean number = source.symbols().isEmpty() && source.type().matches("(u?int|acc|float).*");
    if (number) {
      unit.describe(point);
    }
    point.put("at", "holding:${" + parameter + " + " + offset + "}");
    type(source, point, doubts);
    if (number) {
      scale(source, unit, point, doubts);
    }
    if (source.type().startsWith("enum") && !source.symbols().isEmpty()) {
      point.put("enum", StateWords.labels(source.symbols()));
    } else if (source.type().startsWith("bitfield") && !source.symbols().isEmpty()) {
      Map<Integer, String> bits = new LinkedHashMap<>();
      source.symbols().forEach((bit, name) -> bits.put(bit.intValue(), name));
      point.put("bits", StateWords.bits(bits));
      point.remove("invalid");
    }
    boolean sf = source.type().equals("sunssf");
    if (source.fixed() || sf || source.name().equals("L")) {
      point.put("poll", sf ? "slow" : "static");
    }
    if (source.writable()) {
      write(point, doubts);
    }
    Draft.doc(point, source.doc());
    String reason = doubts.isEmpty() ? id : id + ": " + String.join("; ", doubts);
    if (doubts.isEmpty()) {
      report.kept(file, source.line(), source.name(), reason);
    } else {
      report.approximated(file, source.line(), source.name(), reason);
    }
    return point;
  }

  private static void write(Map<String, Object> point, List<String> doubts) {
    if (point.containsKey("enum")) {
      point.put("write", Draft.map("role", "engineer"));
    } else {
      doubts.add("writable, but the model gives no range; add write: {min, max, role}");
    }
  }

  private void scale(
      SunSpecModel.Point source,
      UnitWords.Unit unit,
      Map<String, Object> point,
      List<String> doubts) {
    if (!unit.certain()) {
      doubts.add("the unit \"" + source.units() + "\" is not known and stands as it is");
    }
    String sf = source.scale();
    boolean plain = unit.factor().compareTo(BigDecimal.ONE) == 0;
    if (sf.isEmpty()) {
      TableProfile.scale(point, unit.factor());
    } else if (sf.matches("-?[0-9]{1,2}")) {
      TableProfile.scale(
          point, BigDecimal.ONE.scaleByPowerOfTen(Integer.parseInt(sf)).multiply(unit.factor()));
    } else {
      point.put("scale", Draft.map("point", prefix + sf, "power10", true));
      if (!plain) {
        point.remove("quantity");
        point.put("unit", source.units());
        doubts.add(
            "kept in "
                + source.units()
                + ", since the device's own scale leaves no room for another factor");
      }
    }
    if (source.type().startsWith("acc")) {
      point.put("counter", Draft.map("kind", "total", "wrap", source.size() * 16));
    }
  }

  private static void type(
      SunSpecModel.Point source, Map<String, Object> point, List<String> doubts) {
    String type = source.type();
    switch (type) {
      case "string" -> {
        point.put("type", "string");
        point.put("length", Math.min(125, source.size()));
      }
      case "ipaddr", "ipv6addr" -> {
        point.put("type", "string");
        point.put("length", source.size());
        point.put("render", "ip");
      }
      case "eui48" -> {
        point.put("type", "string");
        point.put("length", source.size());
        point.put("render", "hex");
        doubts.add("an EUI-48 in eight octets, shown in hexadecimal");
      }
      case "float32", "float64" -> point.put("type", type);
      case "int16", "int32", "int64", "sunssf" -> {
        point.put("type", type.equals("sunssf") ? "int16" : type);
        String zeros = "0".repeat(source.size() * 4 - 1);
        point.put("invalid", List.of(new Verbatim("0x8" + zeros)));
      }
      case "acc16", "acc32", "acc64" -> {
        point.put("type", "uint" + source.size() * 16);
        point.put("invalid", List.of(0));
      }
      default -> {
        point.put("type", "uint" + source.size() * 16);
        point.put("invalid", List.of(new Verbatim("0x" + "F".repeat(source.size() * 4))));
      }
    }
  }
}
