package org.gengfu.contracts;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A column of a contract's workbook.
 *
 * @param path the keys that lead to its value, apart by dots
 * @param zh what stands above it
 * @param en the same
 */
record SheetColumn(String path, String zh, String en, Kind kind) {
  /** What a cell of it holds. */
  enum Kind {
    /** Words as they stand. */
    TEXT,
    /** A whole number. */
    WHOLE,
    /** A list or a map, written as YAML on one line; words alone stand for a list of them. */
    TREE
  }

  static SheetColumn text(String path, String zh, String en) {
    return new SheetColumn(path, zh, en, Kind.TEXT);
  }

  static SheetColumn whole(String path, String zh, String en) {
    return new SheetColumn(path, zh, en, Kind.WHOLE);
  }

  static SheetColumn tree(String path, String zh, String en) {
    return new SheetColumn(path, zh, en, Kind.TREE);
  }

  /** The keys that lead to its value. */
  List<String> keys() {
    return List.of(path.split("\\."));
  }

  String head() {
    return zh + " " + en;
  }

  /** True when a head names it: in either language, or both, or by its path. */
  boolean isNamed(String head) {
    String plain = head.strip().toLowerCase(Locale.ROOT);
    return plain.equals(zh.toLowerCase(Locale.ROOT))
        || plain.equals(en.toLowerCase(Locale.ROOT))
        || plain.equals(head().toLowerCase(Locale.ROOT))
        || plain.equals(path.toLowerCase(Locale.ROOT));
  }

  static @Nullable SheetColumn of(List<SheetColumn> columns, String head) {
    return columns.stream().filter(column -> column.isNamed(head)).findFirst().orElse(null);
  }
}
