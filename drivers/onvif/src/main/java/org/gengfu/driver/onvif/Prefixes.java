package org.gengfu.driver.onvif;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Answers whose prefixes nobody declared, which some cameras send. Pure. */
final class Prefixes {
  private static final int MOST = 64;
  private static final Pattern USED = Pattern.compile("[<\\s]([A-Za-z_][\\w.-]{0,40}):[A-Za-z_]");
  private static final Pattern ROOT =
      Pattern.compile("<(?:([A-Za-z_][\\w.-]{0,40}):)?Envelope\\b[^<>]{0,8000}>");

  private Prefixes() {}

  /**
   * The same text with every prefix declared in its root: the root's own as SOAP 1.2, the others as
   * names of nothing. Declarations that are there stay.
   */
  static String declared(String xml) {
    Matcher root = ROOT.matcher(xml);
    if (!root.find()) {
      return xml;
    }
    Set<String> used = new LinkedHashSet<>();
    Matcher one = USED.matcher(xml);
    while (used.size() < MOST && one.find()) {
      used.add(one.group(1));
    }
    StringBuilder added = new StringBuilder();
    for (String prefix : used) {
      boolean reserved = prefix.startsWith("xml");
      if (!reserved && !root.group().contains("xmlns:" + prefix + "=")) {
        String meant = prefix.equals(root.group(1)) ? Namespaces.SOAP : "urn:undeclared:" + prefix;
        added.append(" xmlns:" + prefix + "=\"" + meant + "\"");
      }
    }
    int at = root.end() - (root.group().endsWith("/>") ? 2 : 1);
    return xml.substring(0, at) + added + xml.substring(at);
  }
}
