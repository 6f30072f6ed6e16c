package org.gengfu.profiletool.importer;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads the cells of an Office Open XML workbook (ECMA-376 part 1, clause 18): the texts and
 * numbers as they are stored, without formats and pictures, dates as dates. A formula whose result
 * was never stored stands there as the formula, so that whoever reads the cell says so. One use,
 * one thread.
 */
final class XlsxBook {
  /** Most bytes of one unpacked part; against archives that unpack to more than fits. */
  static final int MAX_PART_BYTES = 64 * 1024 * 1024;

  /** Most parts that are looked at. */
  static final int MAX_PARTS = 2_000;

  /** Most columns of a row that are read; the ones behind are left out. */
  static final int MAX_COLUMNS = 200;

  private final String file;
  private final Map<String, byte[]> parts = new LinkedHashMap<>();
  private final List<String> shared = new ArrayList<>();
  private XlsxDates dates = XlsxDates.NONE;

  private XlsxBook(String file) {
    this.file = file;
  }

  /** True when the bytes begin as a ZIP archive does. */
  static boolean looksLike(byte[] content) {
    return content.length > 4 && content[0] == 'P' && content[1] == 'K' && content[2] == 3;
  }

  /** Rows by name of the sheet; hidden sheets too. */
  static Map<String, List<TableRow>> read(SourceFile source) throws ImportException {
    XlsxBook book = new XlsxBook(source.name());
    try {
      book.unpack(source.content());
      return book.sheets();
    } catch (IOException | XMLStreamException | NumberFormatException e) {
      throw new ImportException(
          source.path() + ": no readable workbook. Save it as .xlsx again, or as CSV");
    }
  }

  /** By the archive's directory, since writers differ in what stands in front of an entry. */
  private void unpack(byte[] content) throws IOException {
    Path copy = Files.createTempFile("gengfu-import", ".xlsx");
    try {
      Files.write(copy, content);
      try (ZipFile zip = new ZipFile(copy.toFile())) {
        for (ZipEntry entry : zip.stream().limit(MAX_PARTS).toList()) {
          unpack(zip, entry);
        }
      }
    } finally {
      Files.deleteIfExists(copy);
    }
  }

  private void unpack(ZipFile zip, ZipEntry entry) throws IOException {
    String name = entry.getName().replaceFirst("^/", "");
    if (!name.startsWith("xl/") || !(name.endsWith(".xml") || name.endsWith(".rels"))) {
      return;
    }
    try (InputStream in = zip.getInputStream(entry)) {
      byte[] bytes = in.readNBytes(MAX_PART_BYTES + 1);
      if (bytes.length > MAX_PART_BYTES) {
        throw new IOException(name + " is too large");
      }
      parts.put(name, bytes);
    }
  }

  private Map<String, List<TableRow>> sheets()
      throws XMLStreamException, IOException, ImportException {
    readShared();
    if (parts.containsKey("xl/styles.xml")) {
      dates = XlsxDates.read(part("xl/styles.xml"));
    }
    Map<String, String> targets = new LinkedHashMap<>();
    XMLStreamReader rels = part("xl/_rels/workbook.xml.rels");
    while (next(rels)) {
      if (rels.isStartElement() && rels.getLocalName().equals("Relationship")) {
        String told = rels.getAttributeValue(null, "Target");
        String target = told == null ? "" : told;
        targets.put(
            rels.getAttributeValue(null, "Id"),
            target.startsWith("/") ? target.substring(1) : "xl/" + target);
      }
    }
    Map<String, List<TableRow>> sheets = new LinkedHashMap<>();
    XMLStreamReader book = part("xl/workbook.xml");
    while (next(book)) {
      if (book.isStartElement() && book.getLocalName().equals("sheet")) {
        String name = book.getAttributeValue(null, "name");
        String id = "";
        for (int i = 0; i < book.getAttributeCount(); i++) {
          id = book.getAttributeLocalName(i).equals("id") ? book.getAttributeValue(i) : id;
        }
        String target = targets.getOrDefault(id, "");
        if (parts.containsKey(target)) {
          sheets.put(name, rows(target, file + "[" + name + "]"));
        }
      }
    }
    return sheets;
  }

  private void readShared() throws XMLStreamException, IOException {
    if (!parts.containsKey("xl/sharedStrings.xml")) {
      return;
    }
    XMLStreamReader xml = part("xl/sharedStrings.xml");
    while (next(xml)) {
      if (xml.isStartElement() && xml.getLocalName().equals("si")) {
        shared.add(richText(xml, "si"));
      }
    }
  }

  /** The text of all runs up to the element's end, without phonetic guides. */
  private static String richText(XMLStreamReader xml, String end) throws XMLStreamException {
    StringBuilder text = new StringBuilder();
    boolean phonetic = false;
    while (next(xml) && !(xml.isEndElement() && xml.getLocalName().equals(end))) {
      boolean guide = xml.hasName() && xml.getLocalName().equals("rPh");
      phonetic = guide ? xml.isStartElement() : phonetic;
      if (xml.isStartElement() && xml.getLocalName().equals("t")) {
        String run = xml.getElementText();
        text.append(phonetic ? "" : run);
      }
    }
    return text.toString();
  }

  private List<TableRow> rows(String target, String sheet)
      throws XMLStreamException, IOException, ImportException {
    List<TableRow> rows = new ArrayList<>();
    XMLStreamReader xml = part(target);
    int line = 0;
    List<String> cells = new ArrayList<>();
    XlsxMerges merges = new XlsxMerges();
    while (next(xml)) {
      if (xml.isStartElement() && xml.getLocalName().equals("mergeCell")) {
        merges.add(String.valueOf(xml.getAttributeValue(null, "ref")));
      } else if (xml.isStartElement() && xml.getLocalName().equals("row")) {
        String number = xml.getAttributeValue(null, "r");
        line = number == null ? line + 1 : Integer.parseInt(number);
        cells = new ArrayList<>();
      } else if (xml.isStartElement() && xml.getLocalName().equals("c")) {
        cell(xml, cells);
      } else if (xml.isEndElement() && xml.getLocalName().equals("row")) {
        TableRow row = new TableRow(sheet, line, cells);
        if (rows.size() == CsvText.MAX_ROWS) {
          throw ImportException.at(
              sheet, line, "more than " + CsvText.MAX_ROWS + " rows. Split it");
        }
        if (!row.blank()) {
          rows.add(row);
        }
      }
    }
    return merges.fill(rows);
  }

  private void cell(XMLStreamReader xml, List<String> cells) throws XMLStreamException {
    String place = xml.getAttributeValue(null, "r");
    String type = xml.getAttributeValue(null, "t");
    int column = place == null ? cells.size() : column(place);
    boolean date = dates.has(String.valueOf(xml.getAttributeValue(null, "s")));
    String text = "";
    while (next(xml) && !(xml.isEndElement() && xml.getLocalName().equals("c"))) {
      if (xml.isStartElement() && xml.getLocalName().equals("f")) {
        text = "=" + xml.getElementText();
      } else if (xml.isStartElement() && xml.getLocalName().equals("v")) {
        String stored = xml.getElementText();
        String form = type == null ? "n" : type;
        text =
            stored.isEmpty()
                ? text
                : date && form.equals("n") ? XlsxDates.text(stored) : value(stored, form);
      } else if (xml.isStartElement() && xml.getLocalName().equals("is")) {
        text = richText(xml, "is");
      }
    }
    if (column < MAX_COLUMNS) {
      while (cells.size() < column) {
        cells.add("");
      }
      cells.add(text);
    }
  }

  private String value(String stored, String type) {
    return switch (type) {
      case "s" -> {
        int index = Integer.parseInt(stored.strip());
        yield index >= 0 && index < shared.size() ? shared.get(index) : "";
      }
      case "n" -> number(stored.strip());
      case "b" -> stored.strip().equals("1") ? "TRUE" : "FALSE";
      default -> stored;
    };
  }

  /** Without the tail that binary fractions leave: 0.1 and not 0.10000000000000001. */
  private static String number(String stored) {
    try {
      double value = Double.parseDouble(stored);
      boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
      return whole
          ? Long.toString((long) value)
          : new java.math.BigDecimal(Double.toString(value)).toPlainString();
    } catch (NumberFormatException e) {
      return stored;
    }
  }

  /** Number of the column that a place such as {@code AB12} lies in, from 0. */
  static int column(String place) {
    int column = 0;
    for (int i = 0; i < place.length() && Character.isLetter(place.charAt(i)); i++) {
      column = column * 26 + Character.toUpperCase(place.charAt(i)) - 'A' + 1;
    }
    return column - 1;
  }

  private XMLStreamReader part(String name) throws XMLStreamException, IOException {
    byte[] bytes = parts.get(name);
    if (bytes == null) {
      throw new IOException(name + " is missing");
    }
    return SafeXml.factory().createXMLStreamReader(new ByteArrayInputStream(bytes));
  }

  private static boolean next(XMLStreamReader xml) throws XMLStreamException {
    return xml.hasNext() && xml.next() != XMLStreamConstants.END_DOCUMENT;
  }
}
