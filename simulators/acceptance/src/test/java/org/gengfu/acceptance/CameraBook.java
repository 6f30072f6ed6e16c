package org.gengfu.acceptance;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A register of cameras as somebody might send it: a workbook written here byte by byte, with no
 * library that the center reads it with.
 */
final class CameraBook {
  private static final String RELATIONS =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  private static final List<String> HEADS =
      List.of("设备编码", "设备名称", "行政区划", "站点", "权属单位", "合同项", "责任单位", "权重", "启用日期", "IP", "经度", "纬度");
  private static final List<String> DISTRICTS = List.of("魏都区", "建安区", "长葛市", "禹州市");
  private static final List<String> OWNERS = List.of("联通", "移动", "市公安局");

  private final List<List<String>> rows = new ArrayList<>();

  /** So many cameras without a fault; the first stands in row 2, under the heads. */
  CameraBook(int count) {
    for (int i = 1; i <= count; i++) {
      rows.add(
          new ArrayList<>(
              List.of(
                  "C-%05d".formatted(i),
                  "文峰路与建设路交叉口东北角信号灯杆 %d 号".formatted(i),
                  DISTRICTS.get(i % DISTRICTS.size()),
                  "站点 %d".formatted(i % 200),
                  OWNERS.get(i % OWNERS.size()),
                  "93-%d".formatted(1 + i % 3),
                  "某运营商",
                  "1",
                  "2026-01-31",
                  "10.1.%d.%d".formatted(i / 250, 1 + i % 250),
                  "113.8%02d".formatted(i % 90),
                  "34.0%02d".formatted(i % 90))));
    }
  }

  /**
   * Puts another text, or with a leading {@code =} a formula, into a cell of a row of the sheet.
   */
  CameraBook with(int row, String head, String value) {
    rows.get(row - 2).set(HEADS.indexOf(head), value);
    return this;
  }

  /** The workbook. */
  byte[] bytes() {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("[Content_Types].xml", contentTypes());
    parts.put("_rels/.rels", relation("officeDocument", "xl/workbook.xml"));
    parts.put(
        "xl/workbook.xml",
        "<workbook xmlns='%s' xmlns:r='%s'><sheets><sheet name='摄像机' sheetId='1' r:id='rId1'/></sheets></workbook>"
            .formatted(MAIN, RELATIONS));
    parts.put("xl/_rels/workbook.xml.rels", relation("worksheet", "worksheets/sheet1.xml"));
    parts.put("xl/worksheets/sheet1.xml", sheet());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, String> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(
            ("<?xml version='1.0' encoding='UTF-8'?>" + part.getValue())
                .getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static String contentTypes() {
    String types = "http://schemas.openxmlformats.org/package/2006/content-types";
    String kind = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    return """
    <Types xmlns='%s'><Default Extension='rels' ContentType='application/vnd.openxmlformats-package.relationships+xml'/>\
    <Override PartName='/xl/workbook.xml' ContentType='%s.sheet.main+xml'/>\
    <Override PartName='/xl/worksheets/sheet1.xml' ContentType='%s.worksheet+xml'/></Types>\
    """
        .formatted(types, kind, kind);
  }

  private static String relation(String type, String target) {
    String relations = "http://schemas.openxmlformats.org/package/2006/relationships";
    return "<Relationships xmlns='%s'><Relationship Id='rId1' Type='%s/%s' Target='%s'/></Relationships>"
        .formatted(relations, RELATIONS, type, target);
  }

  private String sheet() {
    StringBuilder xml = new StringBuilder("<worksheet xmlns='" + MAIN + "'><sheetData>");
    row(xml, 1, HEADS);
    for (int i = 0; i < rows.size(); i++) {
      row(xml, i + 2, rows.get(i));
    }
    return xml.append("</sheetData></worksheet>").toString();
  }

  private static void row(StringBuilder xml, int number, List<String> cells) {
    xml.append("<row r='").append(number).append("'>");
    for (int i = 0; i < cells.size(); i++) {
      String text = cells.get(i);
      String place = (char) ('A' + i) + Integer.toString(number);
      if (text.startsWith("=")) {
        xml.append("<c r='%s'><f>%s</f><v>1</v></c>".formatted(place, text.substring(1)));
      } else if (!text.isEmpty()) {
        xml.append("<c r='%s' t='inlineStr'><is><t>%s</t></is></c>".formatted(place, text));
      }
    }
    xml.append("</row>");
  }
}
