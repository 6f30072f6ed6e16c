package org.gengfu.profiletool.importer;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads XML whose elements stand for maps, lists and texts, without attributes: an element whose
 * children all have the singular of its own name is a list. Stateless; any thread.
 */
final class ForeignXml {
  private static final int MAX_DEPTH = 64;

  private ForeignXml() {}

  static SourceNode read(SourceFile file) throws ImportException {
    try {
      XMLStreamReader xml =
          SafeXml.factory().createXMLStreamReader(new ByteArrayInputStream(file.content()));
      while (xml.hasNext()) {
        xml.next();
        if (xml.isStartElement()) {
          String name = xml.getLocalName();
          return new SourceNode(1, "", Map.of(name, element(xml, name, 0)), List.of());
        }
      }
      throw new ImportException(file.name() + ": no element in it");
    } catch (XMLStreamException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNumber();
      throw ImportException.at(file.name(), Math.max(1, line), "no well-formed XML");
    }
  }

  private static SourceNode element(XMLStreamReader xml, String name, int depth)
      throws XMLStreamException {
    if (depth > MAX_DEPTH) {
      throw new XMLStreamException("nested too deep", xml.getLocation());
    }
    int line = xml.getLocation().getLineNumber();
    StringBuilder text = new StringBuilder();
    Map<String, SourceNode> map = new LinkedHashMap<>();
    List<SourceNode> all = new ArrayList<>();
    while (xml.hasNext()) {
      xml.next();
      if (xml.isStartElement()) {
        String child = xml.getLocalName();
        SourceNode node = element(xml, child, depth + 1);
        map.putIfAbsent(child, node);
        all.add(node);
      } else if (xml.isCharacters()) {
        text.append(xml.getText());
      } else if (xml.isEndElement()) {
        break;
      }
    }
    if (all.isEmpty()) {
      return SourceNode.scalar(line, text.toString());
    }
    boolean list = map.size() == 1 && singular(name, map.keySet().iterator().next());
    return list
        ? new SourceNode(line, "", Map.of(), all)
        : new SourceNode(line, "", map, List.of());
  }

  private static boolean singular(String parent, String child) {
    return parent.equals(child + "s")
        || child.equals("step")
        || parent.equals(child.replaceFirst("y$", "ies"));
  }
}
