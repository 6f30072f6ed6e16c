package org.gengfu.profiletool.importer;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code mib}: MIB text (SMIv1, SMIv2, or a memo that holds it), with or without a walk. */
final class MibImporter implements Importer {
  @Override
  public String kind() {
    return "mib";
  }

  @Override
  public String usage() {
    return "MIB text, SMIv1 or SMIv2 [--mibs FOLDER] [--walk FILE] [--module NAME]";
  }

  @Override
  public String usualLicence() {
    return "as the MIB's text says";
  }

  @Override
  public Draft read(List<SourceFile> files, ImportOptions options, LossReport report)
      throws ImportException {
    MibSet set = new MibSet();
    if (options.has("mibs")) {
      set.folder(Path.of(options.get("mibs")));
    }
    List<String> names = new ArrayList<>();
    for (SourceFile file : files) {
      names.addAll(set.add(file.name(), file.text()));
    }
    if (options.has("module")) {
      names = List.of(options.get("module"));
    }
    if (names.isEmpty()) {
      throw new ImportException(
          files.getFirst().name() + ": no MIB module in it (\"NAME DEFINITIONS ::= BEGIN\")");
    }
    WalkFile walk = null;
    if (options.has("walk")) {
      SourceFile file = SourceFile.load(Path.of(options.get("walk")));
      walk = WalkFile.read(file.name(), file.text());
    }
    return draft(set, names, walk, report);
  }

  private static Draft draft(
      MibSet set, List<String> names, @Nullable WalkFile walk, LossReport report)
      throws ImportException {
    Draft draft = new Draft("snmp");
    draft.block.put("versions", List.of("v2c", "v3"));
    List<String> seen = new ArrayList<>();
    for (String name : names) {
      MibModule module = set.module(name);
      if (module == null) {
        throw new ImportException("there is no module " + name + " in the files");
      }
      MibProfile profile = new MibProfile(set, module, walk, draft, report);
      profile.add();
      seen.add(name);
    }
    String all = String.join(", ", seen);
    draft.id = seen.getFirst().toLowerCase(Locale.ROOT);
    draft.titleEn = all;
    draft.manual = "MIB " + all;
    if (draft.points.isEmpty() && draft.repeat.isEmpty()) {
      throw new ImportException(all + ": no object that can be read is left");
    }
    report.approximated(all, 0, "snmp.versions", "v2c and v3 were taken; a MIB does not say it");
    if (walk != null && walk.has("1.3.6.1.2.1.1.2.0")) {
      String id =
          walk.value("1.3.6.1.2.1.1.2.0").replaceFirst("^\\.", "").replaceFirst("^iso", "1");
      if (id.matches("[0-9]+(\\.[0-9]+)+")) {
        draft.more.put("identify", List.of(Draft.map("sysObjectId", id)));
      }
    }
    return draft;
  }

  /** Points that feed the inventory, by the ends that their names usually have. */
  static void asset(Draft draft, String object, String id) {
    Map<String, String> roles = new LinkedHashMap<>();
    roles.put("vendor", "(?i).*(manufacturer|vendor)(name)?");
    roles.put("model", "(?i).*(ident|device|product|system).*model(name|number)?|.*ModelName");
    roles.put("serial", "(?i).*serial(number|no|num)?");
    roles.put("firmware", "(?i).*(firmware|software)(version|revision|rev)?");
    roles.forEach((role, form) -> {
      if (object.matches(form)) {
        draft.asset.putIfAbsent(role, id);
      }
    });
  }
}
