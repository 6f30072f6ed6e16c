package org.gengfu.profiletool.importer;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads the XML form of SunSpec models, smdx. One use, one thread. */
final class SunSpecXml {
  private final List<SunSpecModel.Point> points = new ArrayList<>();
  private final List<SunSpecModel.Group> repeating = new ArrayList<>();
  private final Map<String, String> labels = new LinkedHashMap<>();
  private final Map<String, String> docs = new LinkedHashMap<>();
  private int id = -1;
  private String name = "";
  private boolean inStrings;
  private String subject = "";

  static SunSpecModel read(SourceFile file) throws ImportException {
    SunSpecXml reader = new SunSpecXml();
    try {
      XMLStreamReader xml =
          SafeXml.factory().createXMLStreamReader(new ByteArrayInputStream(file.content()));
      while (xml.hasNext()) {
        xml.next();
        if (xml.isStartElement()) {
          reader.element(xml);
        }
      }
    } catch (XMLStreamException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNumber();
      throw ImportException.at(file.name(), line, "no well-formed XML");
    }
    if (reader.id < 0) {
      throw new ImportException(file.name() + ": no SunSpec model: the element model is missing");
    }
    return reader.model();
  }

  private void element(XMLStreamReader xml) throws XMLStreamException {
    switch (xml.getLocalName()) {
      case "model" -> {
        if (!inStrings && xml.getAttributeValue(null, "id") != null) {
          id = whole(xml, "id", -1);
          name = attribute(xml, "name");
        }
      }
      case "block" -> block(xml);
      case "strings" -> inStrings = true;
      case "point" -> subject = attribute(xml, "id");
      case "label" -> labels.putIfAbsent(subject, xml.getElementText().strip());
      case "description", "notes" ->
          docs.merge(subject, xml.getElementText().strip(), (a, b) -> a + " " + b);
      default -> {
        // what else stands there describes the file, not the model
      }
    }
  }

  private void block(XMLStreamReader xml) throws XMLStreamException {
    boolean repeats = attribute(xml, "type").equals("repeating");
    int line = xml.getLocation().getLineNumber();
    String title = attribute(xml, "name");
    List<SunSpecModel.Point> here = new ArrayList<>();
    while (xml.hasNext()) {
      xml.next();
      if (xml.isEndElement() && xml.getLocalName().equals("block")) {
        break;
      }
      if (xml.isStartElement() && xml.getLocalName().equals("point")) {
        here.add(point(xml));
      }
    }
    if (repeats) {
      String called = title.isEmpty() ? "repeating" : title;
      repeating.add(new SunSpecModel.Group(called, called, "", "0", line, here, List.of()));
    } else {
      points.addAll(here);
    }
  }

  private SunSpecModel.Point point(XMLStreamReader xml) throws XMLStreamException {
    String type = attribute(xml, "type");
    String called = attribute(xml, "id");
    int size = whole(xml, "len", Math.max(1, SunSpecModel.registers(type)));
    String scale = attribute(xml, "sf");
    String units = attribute(xml, "units");
    boolean writable = attribute(xml, "access").contains("w");
    int line = xml.getLocation().getLineNumber();
    Map<Long, String> symbols = new LinkedHashMap<>();
    while (xml.hasNext()) {
      xml.next();
      if (xml.isEndElement() && xml.getLocalName().equals("point")) {
        break;
      }
      if (xml.isStartElement() && xml.getLocalName().equals("symbol")) {
        String symbol = attribute(xml, "id");
        String value = xml.getElementText().strip();
        if (value.matches("[0-9]{1,9}")) {
          symbols.put(Long.valueOf(value), symbol);
        }
      }
    }
    return new SunSpecModel.Point(
        called, type, size, scale, units, called, "", writable, false, symbols, line);
  }

  /** The model with ID and length in front, which this form leaves out, and its texts. */
  private SunSpecModel model() {
    List<SunSpecModel.Point> all = new ArrayList<>();
    for (String head : new String[] {"ID", "L"}) {
      all.add(
          new SunSpecModel.Point(head, "uint16", 1, "", "", head, "", false, true, Map.of(), 1));
    }
    points.forEach(point -> all.add(named(point)));
    List<SunSpecModel.Group> groups = new ArrayList<>();
    for (SunSpecModel.Group group : repeating) {
      groups.add(
          new SunSpecModel.Group(
              group.name(),
              group.label(),
              "",
              "0",
              group.line(),
              group.points().stream().map(this::named).toList(),
              List.of()));
    }
    return new SunSpecModel(id, new SunSpecModel.Group(name, name, "", "1", 1, all, groups));
  }

  private SunSpecModel.Point named(SunSpecModel.Point p) {
    return new SunSpecModel.Point(
        p.name(),
        p.type(),
        p.size(),
        p.scale(),
        p.units(),
        labels.getOrDefault(p.name(), p.label()),
        docs.getOrDefault(p.name(), ""),
        p.writable(),
        p.fixed(),
        p.symbols(),
        p.line());
  }

  private static String attribute(XMLStreamReader xml, String key) {
    String value = xml.getAttributeValue(null, key);
    return value == null ? "" : value.strip();
  }

  private static int whole(XMLStreamReader xml, String key, int fallback) {
    String value = attribute(xml, key);
    return value.matches("[0-9]{1,6}") ? Integer.parseInt(value) : fallback;
  }
}
