package org.gengfu.register;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * One XML part of a workbook, token by token. What a parser keeps for the whole of a document is
 * bounded: names (it interns every one), declared namespaces, open elements. One thread.
 */
final class Part implements AutoCloseable {
  /** Most different names of elements and attributes; spreadsheets use some hundred. */
  private static final int MAX_NAMES = 2_000;

  private static final int MAX_NAMESPACES = 1_000;
  private static final int MAX_INSTRUCTIONS = 100;
  private static final int MAX_DEPTH = 64;

  private final String name;
  private final PartStream in;
  private final XMLStreamReader xml;
  private final Set<String> names = new HashSet<>();
  private int namespaces;
  private int instructions;
  private int depth;

  Part(String name, PartStream in) throws UnreadableException {
    this.name = name;
    this.in = in;
    try {
      xml = factory().createXMLStreamReader(in, "UTF-8");
    } catch (XMLStreamException | RuntimeException e) {
      throw unreadable();
    }
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    return factory;
  }

  /** Goes to the next token; false at the end. */
  boolean next() throws UnreadableException {
    try {
      if (!xml.hasNext()) {
        return false;
      }
      count(xml.next());
      return true;
    } catch (XMLStreamException | RuntimeException e) {
      // The JDK's parser answers some rubbish with exceptions that it does not declare.
      throw unreadable();
    }
  }

  private void count(int type) throws UnreadableException {
    if (type == XMLStreamConstants.START_ELEMENT) {
      depth++;
      names.add(xml.getLocalName());
      for (int i = 0; i < xml.getAttributeCount(); i++) {
        names.add(xml.getAttributeLocalName(i));
      }
      namespaces += xml.getNamespaceCount();
    } else if (type == XMLStreamConstants.END_ELEMENT) {
      depth--;
    } else if (type == XMLStreamConstants.PROCESSING_INSTRUCTION) {
      instructions++;
    }
    if (depth > MAX_DEPTH
        || names.size() > MAX_NAMES
        || namespaces > MAX_NAMESPACES
        || instructions > MAX_INSTRUCTIONS) {
      throw new UnreadableException(
          RegisterProblem.TOO_LARGE, name + ": names, namespaces or depth of its XML");
    }
  }

  /** True at the begin of this element. */
  boolean begins(String element) {
    return xml.isStartElement() && xml.getLocalName().equals(element);
  }

  /** True at the end of this element. */
  boolean ends(String element) {
    return xml.isEndElement() && xml.getLocalName().equals(element);
  }

  /** An attribute of the element that begins here, whatever its namespace; null for none. */
  @Nullable String attribute(String key) {
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      if (xml.getAttributeLocalName(i).equals(key)) {
        return xml.getAttributeValue(i);
      }
    }
    return null;
  }

  /**
   * The texts of all {@code t} elements up to the end of the one that begins here, phonetic guides
   * left out; of an element without any its own text.
   *
   * @param most characters that are kept; one more is when there are more
   */
  String text(int most) throws UnreadableException {
    String outer = xml.getLocalName();
    StringBuilder runs = new StringBuilder();
    boolean wanted = outer.equals("v") || outer.equals("f") || outer.equals("t");
    int guides = 0;
    while (next() && !ends(outer)) {
      if (xml.hasName() && xml.getLocalName().equals("rPh")) {
        guides += xml.isStartElement() ? 1 : -1;
      } else if (xml.hasName() && xml.getLocalName().equals("t")) {
        wanted = xml.isStartElement();
      } else if (wanted && guides == 0 && isText() && runs.length() <= most) {
        int end = Math.min(xml.getTextLength(), most + 1 - runs.length());
        runs.append(xml.getTextCharacters(), xml.getTextStart(), end);
      }
    }
    return runs.toString();
  }

  private boolean isText() {
    int type = xml.getEventType();
    return type == XMLStreamConstants.CHARACTERS
        || type == XMLStreamConstants.CDATA
        || type == XMLStreamConstants.SPACE;
  }

  private UnreadableException unreadable() {
    UnreadableException refusal = in.refusal();
    return refusal == null ? new UnreadableException(RegisterProblem.NO_WORKBOOK, name) : refusal;
  }

  @Override
  public void close() throws IOException {
    try {
      xml.close();
    } catch (XMLStreamException e) {
      throw new IOException(e);
    } finally {
      in.close();
    }
  }
}
