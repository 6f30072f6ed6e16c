package org.gengfu.register;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a workbook says of itself (ECMA-376 part 1, 18.2): its sheets that can be seen, its shared
 * texts, which of its formats show dates. Immutable.
 *
 * @param sheets those that can be seen, in their order, at least one
 * @param texts the shared texts
 * @param dates which styles show dates
 * @param from1904 true when days are counted from 1904 on
 */
record Book(List<Sheet> sheets, SharedTexts texts, DateStyles dates, boolean from1904) {
  /** Most sheets that are looked at; further ones are passed over. */
  static final int MAX_SHEETS = 64;

  /** Most bytes of the parts that name other parts. */
  static final long MAX_INDEX_BYTES = 4L * 1024 * 1024;

  private static final String WORKBOOK = "xl/workbook.xml";

  /**
   * A sheet.
   *
   * @param title as people see it
   * @param part name of its part
   */
  record Sheet(String title, String part) {}

  /** Reads everything but the sheets themselves. */
  static Book of(Archive archive) throws IOException, UnreadableException {
    String workbook = WORKBOOK;
    for (Relation relation : relations(archive, "_rels/.rels", "").values()) {
      workbook = relation.type().endsWith("/officeDocument") ? relation.target() : workbook;
    }
    int slash = workbook.lastIndexOf('/') + 1;
    String folder = workbook.substring(0, slash);
    Map<String, Relation> relations =
        relations(archive, folder + "_rels/" + workbook.substring(slash) + ".rels", folder);
    String texts = "";
    String styles = "";
    for (Relation relation : relations.values()) {
      texts = relation.type().endsWith("/sharedStrings") ? relation.target() : texts;
      styles = relation.type().endsWith("/styles") ? relation.target() : styles;
    }
    try (Part part = archive.part(workbook, MAX_INDEX_BYTES)) {
      if (part == null) {
        throw new UnreadableException(RegisterProblem.NO_WORKBOOK, workbook);
      }
      boolean from1904 = false;
      List<Sheet> sheets = new ArrayList<>();
      while (part.next()) {
        if (part.begins("workbookPr")) {
          String said = part.attribute("date1904");
          from1904 = "1".equals(said) || "true".equals(said);
        } else if (part.begins("sheet") && sheets.size() < MAX_SHEETS && isShown(part)) {
          Relation sheet = relations.get(String.valueOf(part.attribute("id")));
          if (sheet != null) {
            sheets.add(new Sheet(String.valueOf(part.attribute("name")), sheet.target()));
          }
        }
      }
      if (sheets.isEmpty()) {
        throw new UnreadableException(RegisterProblem.NO_WORKBOOK, "no sheet");
      }
      return new Book(
          List.copyOf(sheets),
          SharedTexts.of(archive, texts),
          DateStyles.of(archive, styles),
          from1904);
    }
  }

  private static boolean isShown(Part part) {
    @Nullable String state = part.attribute("state");
    return state == null || state.equals("visible");
  }

  /** A part that another one names. */
  private record Relation(String type, String target) {}

  private static Map<String, Relation> relations(Archive archive, String name, String folder)
      throws IOException, UnreadableException {
    Map<String, Relation> relations = new HashMap<>();
    try (Part part = archive.part(name, MAX_INDEX_BYTES)) {
      while (part != null && part.next()) {
        String target = part.begins("Relationship") ? part.attribute("Target") : null;
        if (target != null) {
          relations.put(
              String.valueOf(part.attribute("Id")),
              new Relation(
                  String.valueOf(part.attribute("Type")),
                  target.startsWith("/") ? target.substring(1) : folder + target));
        }
      }
    }
    return relations;
  }
}
