package org.gengfu.register;

import java.io.IOException;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which styles of a workbook show dates (ECMA-376 part 1, 18.8.30): a date is a number of days that
 * only its style tells from other numbers. Immutable.
 */
final class DateStyles {
  /** Most styles that are told apart (a spreadsheet knows 65,490). */
  private static final int MAX_STYLES = 65_536;

  private static final int MAX_FORMAT = 255;
  private static final Pattern ASIDE = Pattern.compile("\"[^\"]*\"|\\\\.|\\[[^\\]]*\\]");
  private static final Pattern DAY = Pattern.compile("[yYdD]");

  private final BitSet dates;

  private DateStyles(BitSet dates) {
    this.dates = dates;
  }

  static DateStyles of(Archive archive, String name) throws IOException, UnreadableException {
    BitSet dates = new BitSet();
    Set<String> formats = new HashSet<>();
    int styles = 0;
    boolean ofCells = false;
    try (Part part = name.isEmpty() ? null : archive.part(name, Book.MAX_INDEX_BYTES)) {
      while (part != null && part.next()) {
        if (part.begins("numFmt") && isDate(part.attribute("formatCode"))) {
          formats.add(String.valueOf(part.attribute("numFmtId")));
        } else if (part.begins("cellXfs") || part.ends("cellXfs")) {
          ofCells = part.begins("cellXfs");
        } else if (ofCells && part.begins("xf") && styles < MAX_STYLES) {
          String format = String.valueOf(part.attribute("numFmtId"));
          dates.set(styles++, formats.contains(format) || isBuiltIn(format));
        }
      }
    }
    return new DateStyles(dates);
  }

  /** Formats that every spreadsheet knows, Chinese ones included (18.8.30, table and zh-cn). */
  private static boolean isBuiltIn(String id) {
    if (id.isEmpty() || id.length() > 3 || !id.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return false;
    }
    int number = Integer.parseInt(id);
    return (number >= 14 && number <= 17)
        || number == 22
        || (number >= 27 && number <= 31)
        || number == 36
        || (number >= 50 && number <= 54)
        || (number >= 57 && number <= 58);
  }

  /** True when a format's code shows days or years, leaving out what is quoted. */
  private static boolean isDate(@Nullable String code) {
    return code != null
        && code.length() <= MAX_FORMAT
        && DAY.matcher(ASIDE.matcher(code).replaceAll("")).find();
  }

  /** True when cells of this style show dates. */
  boolean has(@Nullable String style) {
    return style != null
        && !style.isEmpty()
        && style.length() <= 6
        && style.chars().allMatch(c -> c >= '0' && c <= '9')
        && dates.get(Integer.parseInt(style));
  }
}
