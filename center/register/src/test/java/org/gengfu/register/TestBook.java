package org.gengfu.register;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Workbooks put together by hand, also such as no spreadsheet would write. */
final class TestBook {
  static final String HEADS = row(1, "设备编码", "设备名称", "行政区划", "安装日期", "杆件编号");

  private static final String OFFICE =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

  private final Map<String, String> parts = new LinkedHashMap<>();

  TestBook(String rows) {
    parts.put(
        "_rels/.rels",
        "<Relationships><Relationship Id='a' Type='%s/officeDocument' Target='xl/workbook.xml'/></Relationships>"
            .formatted(OFFICE));
    parts.put(
        "xl/_rels/workbook.xml.rels",
        """
        <Relationships><Relationship Id='r1' Type='%1$s/worksheet' Target='worksheets/sheet1.xml'/>
        <Relationship Id='r2' Type='%1$s/styles' Target='/xl/styles.xml'/>
        <Relationship Id='r3' Type='%1$s/sharedStrings' Target='sharedStrings.xml'/></Relationships>
        """
            .formatted(OFFICE));
    workbook("<workbookPr/>");
    parts.put(
        "xl/styles.xml",
        """
        <styleSheet><numFmts><numFmt numFmtId='170' formatCode='yyyy"年"m"月"d"日"'/>
        <numFmt numFmtId='171' formatCode='0.00"days"'/></numFmts>
        <cellXfs><xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='170'/><xf numFmtId='171'/></cellXfs>
        </styleSheet>
        """);
    sheet(rows, "");
  }

  TestBook part(String name, String content) {
    parts.put(name, content);
    return this;
  }

  TestBook workbook(String properties) {
    return part(
        "xl/workbook.xml",
        "<workbook xmlns:r='x'>%s<sheets><sheet name='h' state='hidden' r:id='r9'/><sheet name='s' r:id='r1'/></sheets></workbook>"
            .formatted(properties));
  }

  TestBook sheet(String rows, String after) {
    return part(
        "xl/worksheets/sheet1.xml",
        "<?xml version='1.0' encoding='UTF-8'?><worksheet><sheetData>%s</sheetData>%s</worksheet>"
            .formatted(rows, after));
  }

  TestBook shared(String items) {
    return part("xl/sharedStrings.xml", "<sst>" + items + "</sst>");
  }

  /** A row of texts from column A on; an empty one is no cell. */
  static String row(int number, String... texts) {
    StringBuilder row = new StringBuilder("<row r='" + number + "'>");
    for (int i = 0; i < texts.length; i++) {
      if (!texts[i].isEmpty()) {
        row.append(cell(Places.letters(i) + number, texts[i]));
      }
    }
    return row + "</row>";
  }

  static String cell(String place, String text) {
    return "<c r='" + place + "' t='inlineStr'><is><t>" + text + "</t></is></c>";
  }

  /** A row of a camera with more cells. */
  static String camera(int number, String more) {
    String row = row(number, "C-" + number, "相机 " + number, "姑苏区");
    return row.replace("</row>", more + "</row>");
  }

  byte[] bytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, String> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return out.toByteArray();
  }

  InputStream stream() {
    return new ByteArrayInputStream(bytes());
  }

  RegisterOutcome read() {
    return read(RegisterRules.DEFAULT);
  }

  RegisterOutcome read(RegisterRules rules) {
    try {
      return RegisterSheet.read(stream(), rules);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
