package org.gengfu.driver.onvif;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;

/**
 * One element of XML: names with their namespaces, never prefixes. Looked up by local name alone,
 * since cameras mix namespaces up.
 *
 * @param attributes with their namespaces
 * @param text all of its own text, stripped
 */
record XmlNode(
    String namespace,
    String name,
    Map<QName, String> attributes,
    List<XmlNode> children,
    String text) {

  XmlNode {
    attributes = Map.copyOf(attributes);
    children = List.copyOf(children);
  }

  /** An element with elements. */
  static XmlNode of(String namespace, String name, XmlNode... children) {
    return new XmlNode(namespace, name, Map.of(), List.of(children), "");
  }

  /** An element with text. */
  static XmlNode text(String namespace, String name, String text) {
    return new XmlNode(namespace, name, Map.of(), List.of(), text);
  }

  /** The same with one attribute more, which has no namespace. */
  XmlNode attribute(String key, String value) {
    Map<QName, String> more = new LinkedHashMap<>(attributes);
    more.put(new QName(key), value);
    return new XmlNode(namespace, name, more, children, text);
  }

  /** The first element on this path of local names, or null. */
  @Nullable XmlNode at(String... path) {
    XmlNode node = this;
    for (String step : path) {
      XmlNode next = null;
      for (XmlNode child : node.children) {
        if (child.name.equals(step)) {
          next = child;
          break;
        }
      }
      if (next == null) {
        return null;
      }
      node = next;
    }
    return node;
  }

  /** Text of the first element on this path, empty when there is none. */
  String textAt(String... path) {
    XmlNode node = at(path);
    return node == null ? "" : node.text;
  }

  /** Whole number from zero at this path, else what is given. */
  int wholeAt(int otherwise, String... path) {
    double number = numberAt(-1, path);
    return number < 0 ? otherwise : (int) Math.min(Math.round(number), Integer.MAX_VALUE);
  }

  /** Number from zero at this path, else what is given. */
  double numberAt(double otherwise, String... path) {
    try {
      double number = Double.parseDouble(textAt(path));
      return number >= 0 && Double.isFinite(number) ? number : otherwise;
    } catch (NumberFormatException none) {
      return otherwise;
    }
  }

  /** Value of the attribute of this local name, empty when it is not there. */
  String attribute(String key) {
    for (Map.Entry<QName, String> one : attributes.entrySet()) {
      if (one.getKey().getLocalPart().equals(key)) {
        return one.getValue();
      }
    }
    return "";
  }

  /** Direct children of this local name. */
  List<XmlNode> all(String local) {
    List<XmlNode> found = new ArrayList<>();
    for (XmlNode child : children) {
      if (child.name.equals(local)) {
        found.add(child);
      }
    }
    return found;
  }
}
