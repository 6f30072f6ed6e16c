package org.gengfu.profiletool.importer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts id, title, kind and the origin in front of what an importer made. Immutable; any thread.
 *
 * @param options what the command line says wins over what the source says
 */
record Provenance(Importer importer, List<SourceFile> files, ImportOptions options) {
  private static final Pattern SPDX =
      Pattern.compile(
          "SPDX-License-Identifier:\\s*([A-Za-z0-9.+() -]{2,80}?)\\s*(\\*/|-->|\"|$)",
          Pattern.MULTILINE);

  Provenance {
    files = List.copyOf(files);
  }

  /** The whole profile. */
  Map<String, Object> complete(Draft draft, LossReport report) throws ImportException {
    String file = files.getFirst().name();
    Map<String, Object> profile = new LinkedHashMap<>();
    String id =
        first(options.get("id"), PointNames.profileId(first(draft.id, files.getFirst().stem())));
    profile.put("profile", id);
    profile.put("schema", 1);
    profile.put("version", "0.1.0");
    String kind = first(options.get("kind"), draft.kind);
    if (kind.isEmpty()) {
      kind = "other.device";
      report.approximated(
          file, 0, "kind", "the source names no archetype; say --kind, e.g. power.ups");
    }
    profile.put("kind", kind);
    profile.put("title", title(draft, report));
    if (!draft.doc.isBlank()) {
      Draft.doc(profile, draft.doc);
    }
    String vendor = first(options.get("vendor"), draft.vendor);
    String model = first(options.get("model"), draft.model);
    if (!vendor.isEmpty()) {
      List<String> models = List.of(model.isEmpty() ? "unknown" : model);
      profile.put("products", List.of(Draft.map("vendor", vendor, "models", models)));
    }
    profile.put("source", source(draft));
    profile.putAll(draft.body());
    return profile;
  }

  private Map<String, Object> title(Draft draft, LossReport report) {
    String zh = first(options.get("title-zh"), draft.titleZh);
    String en = first(options.get("title-en"), draft.titleEn);
    if (zh.isEmpty() && en.isEmpty()) {
      en = files.getFirst().name();
    }
    if (zh.isEmpty() || en.isEmpty()) {
      String missing = zh.isEmpty() ? "Chinese" : "English";
      report.approximated(
          files.getFirst().name(),
          0,
          "title",
          "the source has no "
              + missing
              + " title; the other stands for both. Say --title-"
              + (zh.isEmpty() ? "zh" : "en"));
    }
    return Draft.texts(zh, en);
  }

  private Map<String, Object> source(Draft draft) throws ImportException {
    Map<String, Object> source = new LinkedHashMap<>();
    String manual = first(options.get("manual"), draft.manual);
    if (!manual.isEmpty()) {
      source.put("manual", manual);
    }
    List<String> names = new ArrayList<>();
    for (SourceFile file : files) {
      names.add(file.name() + " (SHA-256 " + file.fingerprint() + "...)");
    }
    source.put("importedFrom", importer.kind() + ": " + String.join(", ", names));
    source.put("licence", cut(licence(draft)));
    String note = "Imported, not yet tried on a device.";
    source.put("note", draft.note.isEmpty() ? note : note + " " + draft.note);
    return source;
  }

  private String licence(Draft draft) throws ImportException {
    String said = first(options.get("licence"), draft.licence);
    if (!said.isEmpty()) {
      return said;
    }
    if (importer instanceof TableImporter) {
      return importer.usualLicence();
    }
    for (SourceFile file : files) {
      Matcher spdx = SPDX.matcher(file.text());
      if (spdx.find()) {
        return spdx.group(1).strip();
      }
    }
    return importer.usualLicence();
  }

  private static String cut(String text) {
    return text.length() > 100 ? text.substring(0, 100) : text;
  }

  private static String first(String one, String other) {
    return one.isBlank() ? other.strip() : one.strip();
  }
}
