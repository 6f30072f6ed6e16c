package org.gengfu.profile.opcua;

import java.util.List;
import org.gengfu.profile.WireSource;

/**
 * The children of a node as a table: one row a child, its key the child's browse name without
 * namespace. Columns: {@code name} (browse name), {@code title} (display name), {@code node} (node
 * id with namespace URI).
 *
 * @param parent whose children they are, by hierarchical references forward
 * @param kind which children count
 * @param named regular expression that a browse name must match as a whole; empty for all
 */
public record ChildrenSource(NodeAddress parent, Kind kind, String named) implements WireSource {
  /** Columns of a row. */
  public static final List<String> COLUMNS = List.of("name", "title", "node");

  /** Which children count. */
  public enum Kind {
    OBJECT,
    VARIABLE,
    ANY
  }
}
