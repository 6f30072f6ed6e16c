package org.gengfu.profiletool.importer;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code zabbix}: a template with SNMP items, as YAML or XML export of Zabbix 4 to 7. */
final class ZabbixImporter implements Importer {
  @Override
  public String kind() {
    return "zabbix";
  }

  @Override
  public String usage() {
    return "Zabbix template export with SNMP items, YAML or XML [--template NAME] [--mibs FOLDER]";
  }

  @Override
  public String usualLicence() {
    return "not stated in the file; community templates are MIT, Zabbix's own are AGPL-3.0";
  }

  @Override
  public Draft read(List<SourceFile> files, ImportOptions options, LossReport report)
      throws ImportException {
    SourceFile file = files.getFirst();
    boolean xml = file.text().stripLeading().startsWith("<");
    SourceNode root = xml ? ForeignXml.read(file) : SourceNode.document(file);
    SourceNode export = root.get("zabbix_export");
    SourceNode template = null;
    for (SourceNode each : export.items("templates")) {
      boolean wanted =
          !options.has("template") || each.text("template").equals(options.get("template"));
      if (template == null && wanted) {
        template = each;
      } else {
        report.dropped(
            file.name(),
            each.line(),
            each.text("template"),
            "one profile is one template; choose with --template");
      }
    }
    if (template == null) {
      throw new ImportException(file.name() + ": no template in zabbix_export");
    }
    MibSet mibs = new MibSet();
    if (options.has("mibs")) {
      mibs.folder(Path.of(options.get("mibs")));
    }
    Draft draft = new Draft("snmp");
    draft.block.put("versions", List.of("v2c", "v3"));
    draft.id = template.text("template");
    draft.titleEn = template.first("name", "template");
    draft.manual = "Zabbix template " + template.text("template");
    new ZabbixTemplate(
            file.name(), template, maps(export, template), macros(template), mibs, draft, report)
        .add(export);
    return draft;
  }

  /** Value maps by name; a map with anything but plain numbers loses those lines. */
  private static Map<String, Map<Long, String>> maps(SourceNode export, SourceNode template) {
    Map<String, Map<Long, String>> maps = new LinkedHashMap<>();
    for (SourceNode home : List.of(template, export)) {
      for (String key : List.of("valuemaps", "value_maps")) {
        for (SourceNode map : home.items(key)) {
          Map<Long, String> values = new LinkedHashMap<>();
          for (SourceNode line : map.items("mappings")) {
            boolean plain = line.text("type").isEmpty() || line.text("type").equals("EQUAL");
            if (plain && line.text("value").matches("-?[0-9]{1,10}")) {
              values.put(Long.valueOf(line.text("value")), line.text("newvalue"));
            }
          }
          maps.putIfAbsent(map.text("name"), values);
        }
      }
    }
    return maps;
  }

  private static Map<String, String> macros(SourceNode template) {
    Map<String, String> macros = new LinkedHashMap<>();
    template.items("macros").forEach(macro -> macros.put(macro.text("macro"), macro.text("value")));
    return macros;
  }
}
