package org.gengfu.driver.onvif;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/** Trees of {@link XmlNode} out of and into streams of StAX. Pure. */
final class XmlTrees {
  /** Deepest tree read. */
  static final int MAX_DEPTH = 64;

  /** Most elements read in one tree. */
  static final int MAX_ELEMENTS = 65_536;

  /** The usual prefixes: some cameras look for these rather than for namespaces. */
  private static final Map<String, String> USUAL =
      Map.of(
          Namespaces.DEVICE, "tds",
          Namespaces.MEDIA, "trt",
          Namespaces.MEDIA2, "tr2",
          Namespaces.EVENTS, "tev",
          Namespaces.SEARCH, "tse",
          Namespaces.SCHEMA, "tt",
          Namespaces.NOTIFICATION, "wsnt",
          Namespaces.ADDRESSING, "wsa",
          UsernameToken.SECURITY, "wsse",
          UsernameToken.UTILITY, "wsu");

  private XmlTrees() {}

  private static String prefix(String namespace, Map<String, String> taken) {
    return USUAL.getOrDefault(namespace, "n" + (taken.size() + 1));
  }

  /**
   * Reads the element on whose start tag the reader stands, to its end.
   *
   * @throws XMLStreamException when it is not well-formed, deeper or larger than the maxima
   */
  static XmlNode read(XMLStreamReader reader) throws XMLStreamException {
    return read(reader, 1, new int[1]);
  }

  private static XmlNode read(XMLStreamReader reader, int depth, int[] count)
      throws XMLStreamException {
    if (depth > MAX_DEPTH) {
      throw new XMLStreamException("elements are nested deeper than " + MAX_DEPTH);
    }
    if (++count[0] > MAX_ELEMENTS) {
      throw new XMLStreamException("more than " + MAX_ELEMENTS + " elements");
    }
    String name = reader.getLocalName();
    String namespace = text(reader.getNamespaceURI());
    Map<QName, String> attributes = new HashMap<>();
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      QName key = new QName(text(reader.getAttributeNamespace(i)), reader.getAttributeLocalName(i));
      attributes.put(key, reader.getAttributeValue(i));
    }
    List<XmlNode> children = new ArrayList<>();
    StringBuilder own = new StringBuilder();
    for (int event = reader.next(); event != XMLStreamReader.END_ELEMENT; event = reader.next()) {
      switch (event) {
        case XMLStreamReader.START_ELEMENT -> children.add(read(reader, depth + 1, count));
        case XMLStreamReader.CHARACTERS, XMLStreamReader.CDATA, XMLStreamReader.SPACE ->
            own.append(reader.getText());
        case XMLStreamReader.END_DOCUMENT -> throw new XMLStreamException("it ends within " + name);
        case XMLStreamReader.ENTITY_REFERENCE ->
            throw new XMLStreamException("an entity that XML does not have");
        default -> {}
      }
    }
    return new XmlNode(namespace, name, attributes, children, own.toString().strip());
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }

  /** Writes an element; every one declares the prefix of its own namespace where it is new. */
  static void write(XmlNode node, XMLStreamWriter writer) throws XMLStreamException {
    write(node, writer, Map.of());
  }

  private static void write(XmlNode node, XMLStreamWriter writer, Map<String, String> known)
      throws XMLStreamException {
    Map<String, String> prefixes = new HashMap<>(known);
    if (node.namespace().isEmpty()) {
      writer.writeStartElement("", node.name(), "");
    } else {
      boolean fresh = !prefixes.containsKey(node.namespace());
      String prefix = prefixes.computeIfAbsent(node.namespace(), any -> prefix(any, known));
      writer.writeStartElement(prefix, node.name(), node.namespace());
      if (fresh) {
        writer.writeNamespace(prefix, node.namespace());
      }
    }
    for (Map.Entry<QName, String> attribute : node.attributes().entrySet()) {
      attribute(attribute.getKey(), attribute.getValue(), writer, prefixes);
    }
    for (XmlNode child : node.children()) {
      write(child, writer, prefixes);
    }
    if (!node.text().isEmpty()) {
      writer.writeCharacters(node.text());
    }
    writer.writeEndElement();
  }

  private static void attribute(
      QName name, String value, XMLStreamWriter writer, Map<String, String> prefixes)
      throws XMLStreamException {
    String namespace = name.getNamespaceURI();
    if (namespace.isEmpty()) {
      writer.writeAttribute(name.getLocalPart(), value);
      return;
    }
    if (namespace.equals(XMLConstants.XML_NS_URI)) {
      writer.writeAttribute("xml", namespace, name.getLocalPart(), value);
      return;
    }
    String prefix = prefixes.get(namespace);
    if (prefix == null) {
      prefix = prefix(namespace, prefixes);
      prefixes.put(namespace, prefix);
      writer.writeNamespace(prefix, namespace);
    }
    writer.writeAttribute(prefix, namespace, name.getLocalPart(), value);
  }
}
