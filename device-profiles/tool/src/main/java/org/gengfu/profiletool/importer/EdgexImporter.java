package org.gengfu.profiletool.importer;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code edgex}: device profiles of EdgeX Foundry, version 1 to 4, for Modbus and SNMP. */
final class EdgexImporter implements Importer {
  @Override
  public String kind() {
    return "edgex";
  }

  @Override
  public String usage() {
    return "EdgeX device profile, YAML";
  }

  @Override
  public String usualLicence() {
    return "Apache-2.0";
  }

  @Override
  public Draft read(List<SourceFile> files, ImportOptions options, LossReport report)
      throws ImportException {
    SourceFile file = files.getFirst();
    SourceNode root = SourceNode.document(file);
    List<SourceNode> resources = root.items("deviceResources");
    if (resources.isEmpty()) {
      throw new ImportException(file.name() + ": no EdgeX profile: \"deviceResources\" is missing");
    }
    boolean snmp = resources.stream().anyMatch(each -> !oid(each).isEmpty());
    Draft draft = new Draft(snmp ? "snmp" : "modbus");
    draft.id = root.text("name");
    draft.titleEn = root.first("description", "name");
    draft.vendor = root.text("manufacturer");
    draft.model = root.text("model");
    draft.manual = "EdgeX device profile " + root.text("name");
    if (snmp) {
      draft.block.put("versions", List.of("v2c"));
    } else {
      draft.block.put("base", 0);
      draft.block.put("order", "ABCD");
      report.approximated(
          file.name(),
          resources.getFirst().line(),
          "startingAddress",
          "read as on the wire, from 0; older profiles count from 1");
    }
    Map<String, SourceNode> mappings = mappings(root);
    ModbusItems items = new ModbusItems(file.name(), draft, report);
    for (SourceNode resource : resources) {
      if (snmp) {
        snmp(file.name(), resource, mappings, draft, report);
      } else {
        modbus(file.name(), resource, mappings, items, report);
      }
    }
    return draft;
  }

  private static String oid(SourceNode resource) {
    return resource.get("attributes").first("oid", "OID").replaceFirst("^\\.", "");
  }

  /** Enumerations of the commands, by resource. */
  private static Map<String, SourceNode> mappings(SourceNode root) {
    Map<String, SourceNode> found = new LinkedHashMap<>();
    for (SourceNode command : root.items("deviceCommands")) {
      for (String key : List.of("resourceOperations", "get", "set")) {
        for (SourceNode operation : command.items(key)) {
          if (!operation.get("mappings").map().isEmpty()) {
            found.putIfAbsent(
                operation.first("deviceResource", "object"), operation.get("mappings"));
          }
        }
      }
    }
    return found;
  }

  private static SourceNode properties(SourceNode resource) {
    SourceNode properties = resource.get("properties");
    return properties.has("value") ? properties.get("value") : properties;
  }

  private static String units(SourceNode resource) {
    SourceNode units = resource.get("properties").get("units");
    return units.map().isEmpty() ? units.text() : units.text("defaultValue");
  }

  private static void modbus(
      String file,
      SourceNode resource,
      Map<String, SourceNode> mappings,
      ModbusItems items,
      LossReport report) {
    SourceNode attributes = resource.get("attributes");
    SourceNode properties = properties(resource);
    ModbusItem item = new ModbusItem(resource.text("name"), resource.line());
    String table = attributes.first("primaryTable", "PrimaryTable").toUpperCase(Locale.ROOT);
    String[] address = attributes.first("startingAddress", "StartingAddress").split("\\.");
    if (table.isEmpty() || !address[0].matches("[0-9]{1,5}")) {
      report.dropped(file, item.line, item.name, "it names no table and address");
      return;
    }
    item.table =
        switch (table) {
          case "COILS" -> "coil";
          case "DISCRETES_INPUT", "DISCRETE_INPUTS" -> "discrete";
          case "INPUT_REGISTERS" -> "input";
          default -> "holding";
        };
    item.address = Integer.parseInt(address[0]);
    if (address.length > 1) {
      item.lowBit = Integer.parseInt(address[1]);
      item.highBit = item.lowBit;
      item.doubts.add("\"" + String.join(".", address) + "\" was read as register and bit");
    }
    item.doc = resource.text("description");
    String raw = attributes.first("rawType", "RawType");
    String value = properties.first("valueType", "type");
    type(item, raw.isEmpty() ? value : raw, attributes.whole("stringRegisterSize", 0));
    item.order = order(attributes.flag("isByteSwap"), attributes.flag("isWordSwap"));
    item.unit = UnitWords.of(units(resource), item.name);
    numbers(item, properties);
    labels(item, mappings.get(item.name));
    write(item, properties);
    items.add(item);
  }

  private static void type(ModbusItem item, String type, int length) {
    switch (type.toLowerCase(Locale.ROOT)) {
      case "int16", "uint16" -> item.type = type.toLowerCase(Locale.ROOT);
      case "int32", "uint32", "float32" -> wide(item, type, 2);
      case "int64", "uint64", "float64" -> wide(item, type, 4);
      case "string" -> {
        item.type = "string";
        item.registers = Math.max(1, Math.min(125, length));
        if (length == 0) {
          item.doubts.add("the length of the text is not said; 1 register was taken");
        }
      }
      case "bool", "boolean" -> {
        if (!item.bits() && item.lowBit < 0) {
          item.lowBit = 0;
          item.highBit = 0;
        }
      }
      default -> item.doubts.add("the type " + type + " is not known; uint16 was taken");
    }
  }

  private static void wide(ModbusItem item, String type, int registers) {
    item.type = type.toLowerCase(Locale.ROOT);
    item.registers = registers;
  }

  static String order(boolean byteSwap, boolean wordSwap) {
    if (byteSwap) {
      return wordSwap ? "DCBA" : "BADC";
    }
    return wordSwap ? "CDAB" : "";
  }

  private static void numbers(ModbusItem item, SourceNode properties) {
    BigDecimal scale = number(properties.text("scale"));
    if (scale != null && scale.signum() != 0) {
      item.scale = scale;
    }
    BigDecimal offset = number(properties.text("offset"));
    if (offset != null && offset.signum() != 0) {
      item.more.put("offset", offset);
    }
    for (String key : List.of("mask", "shift", "base")) {
      if (!properties.text(key).isEmpty() && !properties.text(key).equals("0")) {
        item.doubts.add("\"" + key + "\" is left out");
      }
    }
  }

  static @org.jspecify.annotations.Nullable BigDecimal number(String text) {
    try {
      return text.isEmpty() ? null : new BigDecimal(text);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static void labels(
      ModbusItem item, @org.jspecify.annotations.Nullable SourceNode mappings) {
    Map<Long, String> values = new LinkedHashMap<>();
    if (mappings != null) {
      mappings
          .map()
          .forEach((raw, label) -> {
            if (raw.matches("-?[0-9]{1,9}")) {
              values.put(Long.valueOf(raw), label.text());
            }
          });
    }
    if (!values.isEmpty()) {
      item.more.put("enum", StateWords.labels(values));
    }
  }

  private static void write(ModbusItem item, SourceNode properties) {
    if (!properties.text("readWrite").toUpperCase(Locale.ROOT).contains("W")) {
      return;
    }
    BigDecimal low = number(properties.text("minimum"));
    BigDecimal high = number(properties.text("maximum"));
    if (item.table.equals("input") || item.table.equals("discrete")) {
      item.doubts.add("said to be writable, which this table is not");
    } else if (item.bits() || item.more.containsKey("enum") && item.lowBit < 0) {
      item.more.put("write", Draft.map("role", "engineer"));
    } else if (low != null
        && high != null
        && low.compareTo(high) < 0
        && item.lowBit < 0
        && !item.type.equals("string")) {
      item.more.put("write", Draft.map("min", low, "max", high, "role", "engineer"));
    } else {
      item.doubts.add(
          "writable, but without a range; add write: {min, max, role} if it is to be written");
    }
  }

  private static void snmp(
      String file,
      SourceNode resource,
      Map<String, SourceNode> mappings,
      Draft draft,
      LossReport report) {
    String name = resource.text("name");
    String oid = oid(resource);
    String id = PointNames.camel(name);
    if (!oid.matches("[0-9]+(\\.[0-9]+)+") || id.isEmpty() || draft.points.containsKey(id)) {
      report.dropped(file, resource.line(), name, "it names no object identifier of its own");
      return;
    }
    String type = properties(resource).first("valueType", "type").toLowerCase(Locale.ROOT);
    Map<String, Object> point = new LinkedHashMap<>();
    point.put("title", Draft.texts("", name));
    UnitWords.Unit unit = UnitWords.of(units(resource), name);
    ModbusItem labels = new ModbusItem(name, resource.line());
    labels(labels, mappings.get(name));
    boolean number = !type.equals("string") && labels.more.isEmpty();
    if (number) {
      unit.describe(point);
    }
    point.put("at", oid);
    if (type.equals("string")) {
      point.put("type", "text");
    }
    if (number) {
      BigDecimal scale = number(properties(resource).text("scale"));
      TableProfile.scale(point, unit.factor().multiply(scale == null ? BigDecimal.ONE : scale));
    }
    point.putAll(labels.more);
    Draft.doc(point, resource.text("description"));
    draft.points.put(id, point);
    report.kept(file, resource.line(), name, id);
  }
}
