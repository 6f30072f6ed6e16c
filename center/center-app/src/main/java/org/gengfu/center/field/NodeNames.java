package org.gengfu.center.field;

import java.util.Map;
import java.util.regex.Pattern;
import org.gengfu.core.graph.GraphNode;
import org.gengfu.register.Words;

/** What nodes may be called, and where a node keeps its names. Stateless. */
public final class NodeNames {
  /** Attribute of a node: its Chinese name, the same key as in a device's birth. */
  public static final String ZH = "title.zh";

  /** Attribute of a node: its English name. */
  public static final String EN = "title.en";

  /** Longest name of a node, and longest value of another attribute, characters. */
  static final int LONGEST = 200;

  /** Letters of any script, digits and {@code . _ : # -}; a device's has one slash. */
  private static final Pattern ID =
      Pattern.compile("[\\p{L}\\p{N}._:#-]{1,99}(?:/[\\p{L}\\p{N}._:#-]{0,99})?");

  private NodeNames() {}

  /** True for an id that a person may give, or that a device has. */
  static boolean isId(String id) {
    return ID.matcher(id).matches();
  }

  /** The names of a node that is no device; its id where it has none. */
  public static Words of(GraphNode node) {
    Map<String, String> attributes = node.attributes();
    String zh = attributes.getOrDefault(ZH, attributes.getOrDefault(EN, node.id()));
    return new Words(zh, attributes.getOrDefault(EN, zh));
  }
}
