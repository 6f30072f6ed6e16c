package org.gengfu.profiletool.page;

import java.util.ArrayList;
import java.util.List;

/**
 * A page: sections with lines and a table each.
 *
 * @param title of the page
 * @param sections in order
 */
record Page(String title, List<Section> sections) {
  Page {
    sections = List.copyOf(sections);
  }

  /**
   * A part of a page.
   *
   * @param heading its heading
   * @param lines paragraphs before the table
   * @param head headings of the table's columns, empty for no table
   * @param rows cells
   */
  record Section(String heading, List<String> lines, List<String> head, List<List<String>> rows) {
    Section {
      lines = List.copyOf(lines);
      head = List.copyOf(head);
      rows = List.copyOf(rows);
    }
  }

  String markdown() {
    StringBuilder out = new StringBuilder("# ").append(title).append("\n");
    for (Section section : sections) {
      out.append("\n## ").append(section.heading()).append("\n");
      section.lines().forEach(line -> out.append('\n').append(line).append('\n'));
      if (!section.head().isEmpty()) {
        out.append("\n| ").append(String.join(" | ", section.head())).append(" |\n|");
        out.repeat("---|", section.head().size()).append('\n');
        for (List<String> row : section.rows()) {
          List<String> cells = new ArrayList<>();
          row.forEach(cell -> cells.add(cell.replace("|", "\\|").replace("\n", " ")));
          out.append("| ").append(String.join(" | ", cells)).append(" |\n");
        }
      }
    }
    return out.toString();
  }

  String html() {
    StringBuilder out = new StringBuilder();
    out.append("<!doctype html>\n<html lang=\"zh\">\n<head>\n<meta charset=\"utf-8\">\n");
    out.append("<meta name=\"viewport\" content=\"width=device-width\">\n<title>");
    out.append(escaped(title)).append("</title>\n<style>\n");
    out.append(
        "body{font-family:system-ui,sans-serif;margin:2rem auto;max-width:72rem;padding:0 1rem}\n");
    out.append(
        "table{border-collapse:collapse;width:100%}td,th{border:1px solid #bbb;padding:.25rem .5rem;");
    out.append(
        "text-align:left;vertical-align:top}th{background:#eee}\n</style>\n</head>\n<body>\n<h1>");
    out.append(escaped(title)).append("</h1>\n");
    for (Section section : sections) {
      out.append("<h2>").append(escaped(section.heading())).append("</h2>\n");
      section.lines().forEach(line -> out.append("<p>").append(escaped(line)).append("</p>\n"));
      if (!section.head().isEmpty()) {
        out.append("<table>\n");
        row(out, "th", section.head());
        section.rows().forEach(cells -> row(out, "td", cells));
        out.append("</table>\n");
      }
    }
    return out.append("</body>\n</html>\n").toString();
  }

  private static void row(StringBuilder out, String tag, List<String> cells) {
    out.append("<tr>");
    for (String cell : cells) {
      out.append('<').append(tag).append('>').append(escaped(cell));
      out.append("</").append(tag).append('>');
    }
    out.append("</tr>\n");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
