package org.gengfu.profiletool.importer;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Which number formats of a workbook show dates (ECMA-376 part 1, 18.8.30): a spreadsheet turns
 * {@code 1-2} into a date by itself, whose number must not be taken for an address. Immutable.
 */
final class XlsxDates {
  /** No format of the workbook is known. */
  static final XlsxDates NONE = new XlsxDates(Set.of());

  /** Day 0 of the count of days, for days after 1900-02-28. */
  private static final LocalDate FIRST = LocalDate.of(1899, 12, 30);

  private static final int MOST_DAYS = 2_958_465;
  private static final int SECONDS_OF_DAY = 86_400;

  private final Set<Integer> styles;

  private XlsxDates(Set<Integer> styles) {
    this.styles = Set.copyOf(styles);
  }

  /** Reads the part {@code styles.xml}. */
  static XlsxDates read(XMLStreamReader xml) throws XMLStreamException {
    Set<String> formats = new HashSet<>();
    List<String> used = new ArrayList<>();
    boolean cells = false;
    while (xml.hasNext() && xml.next() != XMLStreamConstants.END_DOCUMENT) {
      String name = xml.hasName() ? xml.getLocalName() : "";
      if (name.equals("cellXfs")) {
        cells = xml.isStartElement();
      } else if (name.equals("numFmt") && xml.isStartElement()) {
        String code = xml.getAttributeValue(null, "formatCode");
        if (code != null && date(code)) {
          formats.add(String.valueOf(xml.getAttributeValue(null, "numFmtId")));
        }
      } else if (cells && name.equals("xf") && xml.isStartElement()) {
        used.add(String.valueOf(xml.getAttributeValue(null, "numFmtId")));
      }
    }
    Set<Integer> styles = new HashSet<>();
    for (int i = 0; i < used.size(); i++) {
      if (formats.contains(used.get(i)) || builtIn(used.get(i))) {
        styles.add(i);
      }
    }
    return new XlsxDates(styles);
  }

  /** Formats that every spreadsheet knows, Chinese ones included (18.8.30, table and zh-cn). */
  private static boolean builtIn(String id) {
    if (!id.matches("[0-9]{1,3}")) {
      return false;
    }
    int number = Integer.parseInt(id);
    return number >= 14 && number <= 22
        || number >= 27 && number <= 36
        || number >= 45 && number <= 47
        || number >= 50 && number <= 58;
  }

  /** True when a format's code shows days, years or hours, leaving out what is quoted. */
  private static boolean date(String code) {
    String bare = code.replaceAll("\"[^\"]*\"|\\\\.|\\[[^\\]]*\\]", "");
    return !bare.equalsIgnoreCase("general") && bare.matches("(?is).*[ydhs].*");
  }

  /** True when cells of this style show dates. */
  boolean has(String style) {
    return style.matches("[0-9]{1,6}") && styles.contains(Integer.valueOf(style));
  }

  /** A number of days as a date, with its time when it has one; the number when it is no date. */
  static String text(String stored) {
    try {
      double days = Double.parseDouble(stored);
      if (days < 0 || days > MOST_DAYS) {
        return stored;
      }
      long seconds = Math.round((days - Math.floor(days)) * SECONDS_OF_DAY);
      LocalDateTime time = FIRST.plusDays((long) days).atStartOfDay().plusSeconds(seconds);
      return seconds == 0 ? time.toLocalDate().toString() : time.toString();
    } catch (NumberFormatException | DateTimeException e) {
      return stored;
    }
  }
}
