package org.gengfu.sim.opcua;

import java.util.Map;
import org.gengfu.sim.opcua.wire.NodeId;

/**
 * A reference from a node to another.
 *
 * @param type number of its type in the standard's namespace
 * @param forward false for the way back
 */
record Reference(long type, boolean forward, NodeId target) {
  static final long REFERENCES = 31;
  static final long HIERARCHICAL = 33;
  static final long ORGANIZES = 35;
  static final long HAS_TYPE_DEFINITION = 40;
  static final long HAS_SUBTYPE = 45;
  static final long HAS_PROPERTY = 46;
  static final long HAS_COMPONENT = 47;

  /** Each type's supertype (OPC 10000-5, 11). */
  private static final Map<Long, Long> SUPER =
      Map.of(
          HIERARCHICAL,
          REFERENCES,
          32L,
          REFERENCES,
          HAS_TYPE_DEFINITION,
          32L,
          34L,
          HIERARCHICAL,
          ORGANIZES,
          HIERARCHICAL,
          44L,
          34L,
          HAS_SUBTYPE,
          34L,
          HAS_PROPERTY,
          44L,
          HAS_COMPONENT,
          44L);

  /** True when a question for these types means this one. */
  boolean is(NodeId wanted, boolean subtypes) {
    if (wanted.equals(NodeId.NULL)) {
      return true;
    }
    Long each = type;
    while (each != null) {
      if (each == wanted.standardId()) {
        return true;
      }
      each = subtypes ? SUPER.get(each) : null;
    }
    return false;
  }
}
