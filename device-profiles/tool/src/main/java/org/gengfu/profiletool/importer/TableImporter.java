package org.gengfu.profiletool.importer;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code table}: a register table as CSV, TSV or XLSX, with Chinese or English headers. */
final class TableImporter implements Importer {
  @Override
  public String kind() {
    return "table";
  }

  @Override
  public String usage() {
    return "Modbus register table (.csv, .tsv, .xlsx) [--base 0|1|modicon] [--table holding|input|coil|discrete]"
        + " [--order ABCD] [--sheet NAME] [--columns address=A,name=B,...] [--columns-file FILE]";
  }

  @Override
  public String usualLicence() {
    return "the table's owner's; not stated in the file";
  }

  @Override
  public Draft read(List<SourceFile> files, ImportOptions options, LossReport report)
      throws ImportException {
    ColumnMemory memory = new ColumnMemory(memoryFile(files, options));
    List<TablePoint> points = new ArrayList<>();
    String title = "";
    for (SourceFile file : files) {
      for (List<TableRow> rows : sheets(file, options).values()) {
        TableHeader header = header(rows, options, memory);
        if (header == null) {
          continue;
        }
        title = title.isEmpty() ? title(rows, header) : title;
        points.addAll(new TableRows(header, options, report).read(rows));
      }
    }
    if (points.isEmpty()) {
      throw new ImportException(nothing(files, options));
    }
    if (options.has("columns") && options.has("vendor")) {
      memory.keep(options.get("vendor"), options.get("columns"));
    }
    Draft draft = new TableProfile(points, options, report).draft();
    draft.titleZh = PointNames.chinese(title) ? title : "";
    draft.titleEn = PointNames.chinese(title) ? "" : title;
    return draft;
  }

  private static Path memoryFile(List<SourceFile> files, ImportOptions options) {
    return options.has("columns-file")
        ? Path.of(options.get("columns-file"))
        : files.getFirst().path().resolveSibling("import-columns.yaml");
  }

  private static Map<String, List<TableRow>> sheets(SourceFile file, ImportOptions options)
      throws ImportException {
    if (!XlsxBook.looksLike(file.content())) {
      return Map.of(file.name(), CsvText.read(file.name(), file.text()));
    }
    Map<String, List<TableRow>> sheets = XlsxBook.read(file);
    if (!options.has("sheet")) {
      return sheets;
    }
    List<TableRow> one = sheets.get(options.get("sheet"));
    if (one == null) {
      throw new ImportException(
          file.name()
              + ": no sheet \""
              + options.get("sheet")
              + "\". It has "
              + String.join(", ", sheets.keySet()));
    }
    return new LinkedHashMap<>(Map.of(options.get("sheet"), one));
  }

  private static @org.jspecify.annotations.Nullable TableHeader header(
      List<TableRow> rows, ImportOptions options, ColumnMemory memory) throws ImportException {
    String told = options.get("columns");
    if (told.isEmpty() && options.has("vendor")) {
      told = memory.of(options.get("vendor"));
    }
    return told.isEmpty() ? TableHeader.find(rows) : TableHeader.told(told, rows);
  }

  /** The text of the first row above the header that holds one text only. */
  private static String title(List<TableRow> rows, TableHeader header) {
    for (TableRow row : rows) {
      if (row.line() >= header.line()) {
        return "";
      }
      if (!row.alone().isEmpty()) {
        return row.alone();
      }
    }
    return "";
  }

  private static String nothing(List<SourceFile> files, ImportOptions options)
      throws ImportException {
    StringBuilder seen = new StringBuilder();
    for (List<TableRow> rows : sheets(files.getFirst(), options).values()) {
      rows.stream()
          .limit(3)
          .forEach(row ->
              seen.append("\n  ")
                  .append(row.sheet())
                  .append(':')
                  .append(row.line())
                  .append(": ")
                  .append(String.join(" | ", row.cells())));
    }
    return files.getFirst().name()
        + ": no row with an address and a name was found. Say which columns they are:"
        + " --columns address=A,name=B,type=C,unit=D,scale=E,access=F,notes=G. The first rows are"
        + seen;
  }
}
