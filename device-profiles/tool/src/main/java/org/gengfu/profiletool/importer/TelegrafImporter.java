package org.gengfu.profiletool.importer;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/** {@code telegraf}: the modbus input of a Telegraf configuration, in its three styles. */
final class TelegrafImporter implements Importer {
  /** Key of the registers in the configuration, and their table, in the order of reading. */
  private static final String[][] TABLES = {
    {"discrete_inputs", "discrete"},
    {"coils", "coil"},
    {"holding_registers", "holding"},
    {"input_registers", "input"}
  };

  @Override
  public String kind() {
    return "telegraf";
  }

  @Override
  public String usage() {
    return "Telegraf configuration, TOML, with [[inputs.modbus]] [--device NAME: which of several]";
  }

  @Override
  public String usualLicence() {
    return "the configuration's owner's; not stated in the file";
  }

  @Override
  public Draft read(List<SourceFile> files, ImportOptions options, LossReport report)
      throws ImportException {
    SourceFile file = files.getFirst();
    List<SourceNode> inputs = TomlText.read(file).get("inputs").items("modbus");
    SourceNode chosen = null;
    for (SourceNode input : inputs) {
      boolean wanted = !options.has("device") || input.text("name").equals(options.get("device"));
      if (chosen == null && wanted) {
        chosen = input;
      } else {
        report.dropped(
            file.name(),
            input.line(),
            "inputs.modbus " + input.text("name"),
            "one profile is one device; choose with --device");
      }
    }
    if (chosen == null) {
      throw new ImportException(
          file.name() + ": no [[inputs.modbus]]" + (options.has("device") ? " of that name" : ""));
    }
    Draft draft = new Draft("modbus");
    draft.id = chosen.text("name");
    draft.titleEn = chosen.first("name_override", "name");
    draft.block.put("base", 0);
    draft.manual = "Telegraf configuration " + file.name();
    ModbusItems items = new ModbusItems(file.name(), draft, report);
    fields(chosen, file.name(), items, report);
    report.dropped(
        file.name(),
        chosen.line(),
        "controller, slave_id",
        "where a device is belongs to the site, not to its profile");
    return draft;
  }

  private static void fields(SourceNode input, String file, ModbusItems items, LossReport report) {
    for (String[] keyAndTable : TABLES) {
      for (SourceNode field : input.items(keyAndTable[0])) {
        field(field, keyAndTable[1], "", "", file, items, report);
      }
    }
    for (SourceNode request : input.items("request")) {
      String table = request.first("register");
      for (SourceNode field : request.items("fields")) {
        field(
            field,
            table.isEmpty() ? "holding" : table,
            request.text("byte_order"),
            "",
            file,
            items,
            report);
      }
    }
    for (SourceNode metric : input.items("metric")) {
      for (SourceNode field : metric.items("fields")) {
        String table = field.text("register");
        String prefix = metric.text("measurement");
        field(
            field,
            table.isEmpty() ? "holding" : table,
            metric.text("byte_order"),
            prefix,
            file,
            items,
            report);
      }
    }
  }

  private static void field(
      SourceNode field,
      String table,
      String order,
      String prefix,
      String file,
      ModbusItems items,
      LossReport report) {
    String name = prefix.isEmpty() ? field.text("name") : prefix + "_" + field.text("name");
    ModbusItem item = new ModbusItem(name, field.line());
    List<String> addresses = field.texts("address");
    if (field.flag("omit") || addresses.isEmpty() || !addresses.getFirst().matches("[0-9]{1,5}")) {
      report.dropped(
          file, field.line(), name.isEmpty() ? "field" : name, "omitted, or without an address");
      return;
    }
    item.table = table;
    item.address = Integer.parseInt(addresses.getFirst());
    for (int i = 1; i < addresses.size(); i++) {
      if (!addresses.get(i).equals(Integer.toString(item.address + i))) {
        report.dropped(
            file,
            field.line(),
            name,
            "its registers do not lie together; write registers: by hand");
        return;
      }
    }
    String type = field.first("data_type", "type").toUpperCase(Locale.ROOT);
    if (!item.bits()) {
      type(item, type, addresses.size(), field);
    }
    item.order = order(field.first("byte_order").isEmpty() ? order : field.text("byte_order"));
    BigDecimal scale = EdgexImporter.number(field.text("scale"));
    item.scale = scale == null || scale.signum() == 0 ? BigDecimal.ONE : scale;
    items.add(item);
  }

  private static void type(ModbusItem item, String type, int addresses, SourceNode field) {
    switch (type) {
      case "INT16", "UINT16" -> item.type = type.toLowerCase(Locale.ROOT);
      case "INT32", "UINT32", "INT64", "UINT64" -> {
        item.type = type.toLowerCase(Locale.ROOT);
        item.registers = type.contains("64") ? 4 : 2;
      }
      case "FLOAT32", "FLOAT32-IEEE", "FLOAT64", "FLOAT64-IEEE" -> {
        item.type = type.contains("64") ? "float64" : "float32";
        item.registers = type.contains("64") ? 4 : 2;
      }
      case "FIXED", "UFIXED" -> {
        item.registers = addresses == 4 || addresses == 2 ? addresses : 1;
        item.type = (type.equals("FIXED") ? "int" : "uint") + item.registers * 16;
      }
      case "STRING" -> {
        item.type = "string";
        item.registers = Math.max(addresses, Math.min(125, field.whole("length", 1)));
      }
      case "BIT" -> {
        item.lowBit = field.whole("bit", 0);
        item.highBit = item.lowBit;
      }
      case "INT8L", "UINT8L", "INT8H", "UINT8H" -> {
        item.lowBit = type.endsWith("H") ? 8 : 0;
        item.highBit = item.lowBit + 7;
        if (type.startsWith("I")) {
          item.doubts.add("a signed half register is read without its sign");
        }
      }
      default -> item.doubts.add("the type \"" + type + "\" is not known here; uint16 was taken");
    }
  }

  /** Telegraf's word of up to eight letters, as an order of four. */
  private static String order(String order) {
    return switch (order) {
      case "DCBA", "HGFEDCBA", "BA" -> "DCBA";
      case "BADC", "BADCFEHG" -> "BADC";
      case "CDAB", "GHEFCDAB" -> "CDAB";
      default -> "";
    };
  }
}
