package org.gengfu.profiletool.importer;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code wirenboard}: a template of wb-mqtt-serial, JSON, for Modbus. */
final class WirenboardImporter implements Importer {
  private static final Pattern ADDRESS =
      Pattern.compile("(0x[0-9a-fA-F]{1,4}|[0-9]{1,5})(?::([0-9]{1,2}):([0-9]{1,2}))?");
  private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  @Override
  public String kind() {
    return "wirenboard";
  }

  @Override
  public String usage() {
    return "template of wb-mqtt-serial, JSON";
  }

  @Override
  public String usualLicence() {
    return "Wiren Board: for use on Wiren Board controllers only; not to be passed on";
  }

  @Override
  public Draft read(List<SourceFile> files, ImportOptions options, LossReport report)
      throws ImportException {
    SourceFile file = files.getFirst();
    SourceNode root = SourceNode.document(file);
    SourceNode device = root.get("device");
    if (device.items("channels").isEmpty()) {
      throw new ImportException(file.name() + ": no template: \"device\" has no \"channels\"");
    }
    String protocol = device.text("protocol");
    if (!protocol.isEmpty() && !protocol.startsWith("modbus")) {
      throw new ImportException(file.name() + ": the template speaks " + protocol + ", not Modbus");
    }
    Draft draft = new Draft("modbus");
    draft.id = device.first("id", "name");
    draft.titleEn = device.text("name");
    draft.manual = "wb-mqtt-serial template " + file.name();
    block(device, draft);
    ModbusItems items = new ModbusItems(file.name(), draft, report);
    Map<String, String> settings = new LinkedHashMap<>();
    for (Map.Entry<String, SourceNode> entry : parameters(device).entrySet()) {
      ModbusItem item = item(file.name(), entry.getKey(), entry.getValue(), settings, report);
      if (item != null) {
        item.more.put("setting", true);
        String id = items.add(item);
        settings.put(entry.getKey(), id);
      }
    }
    for (SourceNode channel : device.items("channels")) {
      ModbusItem item = item(file.name(), channel.text("name"), channel, settings, report);
      if (item != null) {
        write(item, channel);
        items.add(item);
      }
    }
    for (SourceNode setup : device.items("setup")) {
      report.dropped(
          file.name(),
          setup.line(),
          "setup " + setup.text("title"),
          "writes to the device are added by hand, after thought");
    }
    return draft;
  }

  private static void block(SourceNode device, Draft draft) {
    draft.block.put("base", 0);
    Map<String, Object> read = new LinkedHashMap<>();
    int most = device.whole("max_read_registers", 0);
    if (most > 0) {
      read.put("maxRegisters", Math.min(125, most));
    }
    if (!read.isEmpty()) {
      draft.block.put("read", read);
    }
    int timeout = device.whole("response_timeout_ms", 0);
    if (timeout > 0) {
      draft.block.put("timing", Draft.map("timeout", timeout + "ms"));
    }
  }

  private static Map<String, SourceNode> parameters(SourceNode device) {
    SourceNode parameters = device.get("parameters");
    if (!parameters.map().isEmpty()) {
      return parameters.map();
    }
    Map<String, SourceNode> named = new LinkedHashMap<>();
    parameters.list().forEach(each -> named.putIfAbsent(each.text("id"), each));
    return named;
  }

  private static @org.jspecify.annotations.Nullable ModbusItem item(
      String file, String name, SourceNode node, Map<String, String> settings, LossReport report) {
    ModbusItem item = new ModbusItem(name, node.line());
    String table = node.first("reg_type");
    Matcher address = ADDRESS.matcher(node.first("address", "write_address"));
    if (node.has("consists_of") || node.has("device_type") || !address.matches()) {
      report.dropped(file, item.line, name, "it consists of other channels or a device of its own");
      return null;
    }
    item.table = table.isEmpty() ? "holding" : table.replaceFirst("_.*", "");
    if (!Set.of("holding", "input", "coil", "discrete").contains(item.table)) {
      report.dropped(file, item.line, name, "the table \"" + table + "\" is not Modbus's own");
      return null;
    }
    item.address = Integer.decode(address.group(1).replaceFirst("^0+(?=[0-9])", ""));
    item.title = node.first("title", "name");
    item.doc = node.text("description");
    format(item, node);
    if (address.group(2) != null) {
      item.lowBit = Integer.parseInt(address.group(2));
      item.highBit = item.lowBit + Integer.parseInt(address.group(3)) - 1;
    }
    item.unit = unit(node, name);
    numbers(item, node);
    labels(item, node);
    condition(item, node.text("condition"), settings);
    if (node.has("enabled") && !node.flag("enabled")) {
      item.more.put("enabled", false);
    }
    if (!node.text("fw").isEmpty()) {
      item.more.put("since", node.text("fw"));
    }
    if (node.flag("sporadic") || node.flag("semi-sporadic")) {
      item.doubts.add("the device could push it; it is asked for instead");
    }
    return item;
  }

  private static void format(ModbusItem item, SourceNode node) {
    String format = node.text("format").isEmpty() ? "u16" : node.text("format");
    Matcher integer = Pattern.compile("([us])(8|16|24|32|64)").matcher(format);
    if (format.equals("string") || format.equals("char8")) {
      item.type = "string";
      item.registers =
          Math.max(
              1, Math.min(125, node.whole("string_data_size", format.equals("char8") ? 1 : 8)));
      if (node.get("string_data_size").text().isEmpty()) {
        item.doubts.add("the length of the text is not said");
      }
    } else if (format.equals("float") || format.equals("double")) {
      item.registers = format.equals("float") ? 2 : 4;
      item.type = format.equals("float") ? "float32" : "float64";
    } else if (format.startsWith("bcd")) {
      item.registers = format.equals("bcd32") ? 2 : 1;
      item.type = item.registers == 2 ? "bcd32" : "bcd16";
    } else if (integer.matches() && !integer.group(2).equals("24")) {
      int width = Math.max(16, Integer.parseInt(integer.group(2)));
      item.registers = width / 16;
      item.type = (integer.group(1).equals("s") ? "int" : "uint") + width;
    } else {
      item.doubts.add("the format \"" + format + "\" is not known here; uint16 was taken");
    }
    boolean words = node.text("word_order").equals("little_endian");
    boolean bytes = node.text("byte_order").equals("little_endian");
    item.order = EdgexImporter.order(bytes, words);
  }

  private static UnitWords.Unit unit(SourceNode node, String name) {
    String words = node.text("units");
    if (words.isEmpty()) {
      words =
          switch (node.text("type")) {
            case "temperature" -> "℃";
            case "rel_humidity" -> "%RH";
            case "voltage" -> "V";
            case "current" -> "A";
            case "power" -> "W";
            case "power_consumption" -> "kWh";
            case "resistance" -> "Ohm";
            default -> "";
          };
    }
    return UnitWords.of(words.replace("deg C", "℃").replace("%, RH", "%RH"), name);
  }

  private static void numbers(ModbusItem item, SourceNode node) {
    BigDecimal scale = EdgexImporter.number(node.text("scale"));
    if (scale != null && scale.signum() != 0) {
      item.scale = scale;
    }
    BigDecimal offset = EdgexImporter.number(node.text("offset"));
    if (offset != null && offset.signum() != 0) {
      item.more.put("offset", offset);
    }
    String error = node.text("error_value");
    if (error.matches("0x[0-9a-fA-F]{1,16}|[0-9]{1,10}")
        && !item.type.startsWith("float")
        && !item.bits()) {
      item.more.put("invalid", List.of(new YamlText.Verbatim(error)));
    } else if (!error.isEmpty()) {
      item.doubts.add("its error value " + error + " is left out");
    }
  }

  private static void labels(ModbusItem item, SourceNode node) {
    List<String> raws = node.texts("enum");
    List<String> titles = node.texts("enum_titles");
    if (raws.size() != titles.size()) {
      item.doubts.add("its enum has " + raws.size() + " values and " + titles.size() + " titles");
    }
    Map<Long, String> values = new LinkedHashMap<>();
    for (int i = 0; i < Math.min(raws.size(), titles.size()); i++) {
      if (raws.get(i).matches("-?[0-9]{1,9}")) {
        values.put(Long.valueOf(raws.get(i)), titles.get(i));
      }
    }
    if (!values.isEmpty()) {
      item.more.put("enum", StateWords.labels(values));
      item.more.remove("offset");
    }
  }

  private static void condition(ModbusItem item, String condition, Map<String, String> settings) {
    if (condition.isEmpty()) {
      return;
    }
    String text = condition.replace("&&", " and ").replace("||", " or ");
    Set<String> names = new LinkedHashSet<>();
    Matcher word = WORD.matcher(text);
    while (word.find()) {
      if (!Set.of("and", "or", "not").contains(word.group())) {
        names.add(word.group());
      }
    }
    List<String> unknown = new ArrayList<>();
    for (String name : names) {
      String id = settings.getOrDefault(name, "");
      if (id.isEmpty()) {
        unknown.add(name);
      }
      text = text.replaceAll("\\b" + name + "\\b", Matcher.quoteReplacement(id));
    }
    if (unknown.isEmpty() && text.matches("[A-Za-z0-9_.\\s()=!<>-]+")) {
      item.more.put(
          "when",
          text.replaceAll("\\s*(==|!=|<=|>=|<|>)\\s*", " $1 ").replaceAll("\\s+", " ").strip());
    } else {
      item.doubts.add(
          "its condition \"" + condition + "\" names what is not here, so it always exists");
    }
  }

  private static void write(ModbusItem item, SourceNode node) {
    boolean writable = item.table.equals("holding") || item.table.equals("coil");
    if (!writable
        || node.flag("readonly")
        || node.text("type")
            .matches("value|temperature|rel_humidity|voltage|current|power.*|text")) {
      return;
    }
    BigDecimal low = EdgexImporter.number(node.text("min"));
    BigDecimal high = EdgexImporter.number(node.text("max"));
    if (item.bits() || item.more.containsKey("enum") && item.lowBit < 0) {
      item.more.put("write", Draft.map("role", "engineer"));
    } else if (item.lowBit < 0 && high != null && !item.type.equals("string")) {
      BigDecimal from = low == null ? BigDecimal.ZERO : low;
      item.more.put("write", Draft.map("min", from, "max", high, "role", "engineer"));
    } else {
      item.doubts.add(
          "writable, but without a range; add write: {min, max, role} if it is to be written");
    }
  }
}
